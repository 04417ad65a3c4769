/**
 * What each Kibana version accepts where it is strict, as its sources say. Where they were read for some
 * versions only, a version between them gets what those around it have in common.
 */

export interface KibanaProfile {
  version: string;
  /** How a feature names a rule type: by its id, or with those who may own a rule of it. */
  ruleTypeEntry: 'string' | 'object';
  /** Rights on rules that a privilege can grant. */
  ruleRights: readonly string[];
  /** Whether a route without `security.authz` keeps Kibana from starting. */
  securityMandatory: boolean;
  /** Where the privilege of a route is read from. */
  privilegeIn: 'tags' | 'security';
  /** Whether the client of rules comes as a promise. */
  rulesClientLater: boolean;
  /** Whether `coreStart.security` is there. */
  coreSecurity: boolean;
}

const nine = {
  ruleTypeEntry: 'object',
  privilegeIn: 'security',
  rulesClientLater: true,
  coreSecurity: true,
} as const;

export const kibanaProfiles: readonly KibanaProfile[] = [
  {
    version: '8.12.2',
    ruleTypeEntry: 'string',
    ruleRights: ['all', 'read'],
    securityMandatory: false,
    privilegeIn: 'tags',
    rulesClientLater: false,
    coreSecurity: false,
  },
  {
    version: '8.19.0',
    ruleTypeEntry: 'object',
    ruleRights: ['all', 'read'],
    securityMandatory: false,
    privilegeIn: 'tags',
    rulesClientLater: true,
    coreSecurity: true,
  },
  { version: '9.0.0', ...nine, ruleRights: ['all', 'read'], securityMandatory: false },
  { version: '9.1.0', ...nine, ruleRights: ['all', 'read'], securityMandatory: true },
  {
    version: '9.5.0',
    ...nine,
    ruleRights: ['all', 'read', 'write', 'enable', 'manual_run', 'manage_rule_settings'],
    securityMandatory: true,
  },
];

/** @throws Error that names the keys that are not known, as Kibana's schemas do */
export function assertKnownKeys(what: string, value: object, known: readonly string[]): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key))
      throw new Error(`[${what}.${key}]: definition for this key is missing`);
  }
}

export const isConfigSchema = (value: unknown): boolean =>
  (value as { __isKbnConfigSchemaType?: unknown } | null)?.__isKbnConfigSchemaType === true;
