/** Contract of the plugin `features`. Every version refuses unknown keys by throwing in setup. */

/** A rule type, by name alone (8.12) or with those who may own a rule of it (9.x). */
export type AlertingEntry = string | { ruleTypeId: string; consumers: string[] };

export interface AlertingPrivilege {
  rule: Record<string, AlertingEntry[]>;
  alert: Record<string, AlertingEntry[]>;
}

export interface FeaturePrivilege {
  app: string[];
  catalogue: string[];
  /** Names that routes require. */
  api: string[];
  savedObject: { all: string[]; read: string[] };
  ui: string[];
  management?: Record<string, string[]>;
  alerting?: AlertingPrivilege;
}

export interface KibanaFeature {
  id: string;
  name: string;
  category: { id: string; label: string; euiIconType: string; order: number };
  order: number;
  app: string[];
  catalogue: string[];
  management?: Record<string, string[]>;
  /** Rule types of the feature: each must be granted by a privilege. */
  alerting?: AlertingEntry[];
  privileges: { all: FeaturePrivilege; read: FeaturePrivilege };
}

export interface FeaturesSetup {
  registerKibanaFeature(feature: KibanaFeature): void;
}
