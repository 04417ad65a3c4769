/** The feature that roles grant: "Anomaly Forest", all or read. */
import { alertingPrivilegeForms, type AlertingPrivileges } from './alerting_privileges';
import { apiPrivilege, pluginId } from './privileges';
import type { FeaturePrivilege, FeaturesSetup, KibanaFeature } from './contracts/features';

const inApp: Omit<FeaturePrivilege, 'api' | 'ui'> = {
  app: [pluginId, 'kibana'],
  catalogue: [],
  savedObject: { all: [], read: [] },
};

/** Where Stack Management shows rules. */
const management = { insightsAndAlerting: ['triggersActions'] };

function feature(alerting?: AlertingPrivileges): KibanaFeature {
  const forRules = (privilege: 'all' | 'read') =>
    alerting === undefined ? {} : { management, alerting: alerting[privilege] };
  return {
    id: pluginId,
    name: 'Anomaly Forest',
    category: { id: 'kibana', label: 'Analytics', euiIconType: 'logoKibana', order: 1000 },
    order: 1100,
    app: [pluginId, 'kibana'],
    catalogue: [],
    ...(alerting === undefined ? {} : { management, alerting: alerting.feature }),
    privileges: {
      all: {
        ...inApp,
        ...forRules('all'),
        api: [apiPrivilege.read, apiPrivilege.all],
        ui: ['show', 'save'],
      },
      read: { ...inApp, ...forRules('read'), api: [apiPrivilege.read], ui: ['show'] },
    },
  };
}

/**
 * Registers the feature with keys that every Kibana from 8.12 on knows. Kibana checks a feature
 * before it keeps anything of it, so that a form which it refuses leaves no trace. Where it refuses
 * them all, the feature is registered without rules, and then that is thrown: a feature without rules
 * is better than none.
 * @throws Error with what Kibana said of the newest form; what Kibana throws for one without rules
 */
export function registerFeature(
  features: FeaturesSetup,
  { withRules }: { withRules: boolean },
): void {
  if (!withRules) return features.registerKibanaFeature(feature());
  const refusals: unknown[] = [];
  for (const form of alertingPrivilegeForms()) {
    try {
      return features.registerKibanaFeature(feature(form));
    } catch (refusal) {
      // An older Kibana: the next form is its own.
      refusals.push(refusal);
    }
  }
  features.registerKibanaFeature(feature());
  const [newest] = refusals;
  const reason = newest instanceof Error ? newest.message : String(newest);
  throw new Error(`This Kibana lets no role have the alert rules: ${reason}`);
}
