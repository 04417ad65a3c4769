/** The plugin `features`: every unknown key throws, and so does what no privilege grants. */
import type {
  AlertingEntry,
  AlertingPrivilege,
  FeaturePrivilege,
  KibanaFeature,
} from '../../server/kibana/contracts/features';
import { assertKnownKeys, type KibanaProfile } from './profiles';

/** Those that every version from 8.12 to 9.5 knows. */
const featureKeys = [
  ...['id', 'name', 'category', 'description', 'order', 'excludeFromBasePrivileges'],
  ...['minimumLicense', 'app', 'management', 'catalogue', 'alerting', 'cases', 'privileges'],
  ...['subFeatures', 'privilegesTooltip', 'reserved'],
];
const privilegeKeys = [
  ...['excludeFromBasePrivileges', 'requireAllSpaces', 'disabled', 'management', 'catalogue'],
  ...['api', 'app', 'alerting', 'cases', 'savedObject', 'ui'],
];
const categoryKeys = ['id', 'label', 'ariaLabel', 'euiIconType', 'order'];

type Pages = Record<string, string[]> | undefined;

const flat = (management: Pages) =>
  Object.entries(management ?? {}).flatMap(([section, pages]) =>
    pages.map((page) => `${section}.${page}`),
  );

const named = (entries: AlertingEntry[] | undefined) =>
  (entries ?? []).flatMap((entry) =>
    typeof entry === 'string'
      ? [entry]
      : entry.consumers.map((consumer) => `${entry.ruleTypeId} of ${consumer}`),
  );

const allEntries = (alerting: AlertingPrivilege | undefined) =>
  [...Object.values(alerting?.rule ?? {}), ...Object.values(alerting?.alert ?? {})].flatMap(named);

/** @throws Error unless the feature and its privileges name the same */
function assertGranted(what: string, offered: readonly string[], granted: readonly string[]): void {
  const unknown = granted.filter((one) => !offered.includes(one));
  if (unknown.length > 0) throw new Error(`unknown ${what} entries: ${unknown.join()}`);
  const nobody = offered.filter((one) => !granted.includes(one));
  if (nobody.length > 0) throw new Error(`${what} entries not granted: ${nobody.join()}`);
}

export function strictFeatures({ ruleTypeEntry, ruleRights }: KibanaProfile) {
  const kept: KibanaFeature[] = [];
  const checkEntries = (entries: AlertingEntry[] | undefined) => {
    for (const entry of entries ?? []) {
      if (typeof entry !== ruleTypeEntry) throw new Error(`alerting: expected ${ruleTypeEntry}`);
      if (typeof entry === 'object')
        assertKnownKeys('alerting', entry, ['ruleTypeId', 'consumers']);
    }
  };
  const checkPrivilege = (name: string, privilege: FeaturePrivilege) => {
    const where = `privileges.${name}`;
    assertKnownKeys(where, privilege, privilegeKeys);
    assertKnownKeys(`${where}.savedObject`, privilege.savedObject, ['all', 'read']);
    const { alerting } = privilege;
    if (alerting === undefined) return;
    assertKnownKeys(`${where}.alerting`, alerting, ['rule', 'alert']);
    assertKnownKeys(`${where}.alerting.rule`, alerting.rule, ruleRights);
    assertKnownKeys(`${where}.alerting.alert`, alerting.alert, ['all', 'read']);
    [...Object.values(alerting.rule), ...Object.values(alerting.alert)].forEach(checkEntries);
  };
  return {
    kept,
    registerKibanaFeature(feature: KibanaFeature) {
      assertKnownKeys('feature', feature, featureKeys);
      assertKnownKeys('category', feature.category, categoryKeys);
      assertKnownKeys('privileges', feature.privileges, ['all', 'read']);
      if (!/^[a-zA-Z0-9_-]+$/.test(feature.id)) throw new Error('[id]: does not satisfy regexp');
      checkEntries(feature.alerting);
      Object.entries(feature.privileges).forEach(([name, one]) => checkPrivilege(name, one));
      const privileges = Object.values(feature.privileges);
      const granted = (of: (privilege: FeaturePrivilege) => string[]) => privileges.flatMap(of);
      assertGranted(
        'app',
        feature.app,
        granted(({ app }) => app),
      );
      assertGranted(
        'catalogue',
        feature.catalogue,
        granted(({ catalogue }) => catalogue),
      );
      assertGranted(
        'management',
        flat(feature.management),
        granted(({ management }) => flat(management)),
      );
      assertGranted(
        'alerting',
        named(feature.alerting),
        granted(({ alerting }) => allEntries(alerting)),
      );
      kept.push(feature);
    },
  };
}
