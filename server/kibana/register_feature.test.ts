import type { AlertingEntry, KibanaFeature } from './contracts/features';
import { Problems } from './problems';
import { registerFeature } from './register_feature';

/** What a version's strict schema allows in `alerting`. */
interface Strictness {
  entry: 'string' | 'object';
  rights: string[];
}

const versions: Record<string, Strictness> = {
  '8.12': { entry: 'string', rights: ['all', 'read'] },
  '9.0': { entry: 'object', rights: ['all', 'read'] },
  '9.3': { entry: 'object', rights: ['all', 'read', 'enable', 'manual_run'] },
  '9.4': {
    entry: 'object',
    rights: ['all', 'read', 'enable', 'manual_run', 'manage_rule_settings'],
  },
};

/** A Kibana that throws on what its version throws on, before it keeps anything. */
function strictFeatures({ entry, rights }: Strictness) {
  const kept: KibanaFeature[] = [];
  const checkEntries = (entries: AlertingEntry[] = []) => {
    if (entries.some((one) => typeof one !== entry)) throw new Error(`expected ${entry}`);
  };
  return {
    kept,
    registerKibanaFeature(feature: KibanaFeature) {
      checkEntries(feature.alerting);
      for (const { alerting } of Object.values(feature.privileges)) {
        const rule = alerting?.rule ?? {};
        const unknown = Object.keys(rule).filter((right) => !rights.includes(right));
        if (unknown.length > 0) throw new Error(`definition for ${unknown.join()} is missing`);
        [...Object.values(rule), ...Object.values(alerting?.alert ?? {})].forEach(checkEntries);
      }
      kept.push(feature);
    },
  };
}

test.each(Object.entries(versions))('%s gets every right that it knows', (_, strictness) => {
  const features = strictFeatures(strictness);
  registerFeature(features, { withRules: true });
  expect(features.kept).toHaveLength(1);
  const [feature] = features.kept;
  const granted = Object.keys(feature?.privileges.all.alerting?.rule ?? {});
  expect([...granted, 'read'].sort()).toEqual([...strictness.rights].sort());
  expect(feature?.alerting).toHaveLength(2);
});

test('a Kibana that takes no form of rules has the feature without them, and it is said', () => {
  const features = strictFeatures({ entry: 'object', rights: [] });
  const problems = new Problems({
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  });
  problems.attempt('Feature', () => registerFeature(features, { withRules: true }));
  expect(features.kept).toHaveLength(1);
  expect(features.kept[0]?.privileges.all.api).toHaveLength(2);
  expect(JSON.stringify(features.kept)).not.toContain('alerting');
  expect(problems.list()).toEqual([
    expect.objectContaining({
      name: 'Feature',
      status: 'failed',
      reason: expect.stringContaining('alert rules: definition for all,enable') as unknown,
    }),
  ]);
});

test('without alerting the feature names no rule type', () => {
  const features = strictFeatures({ entry: 'object', rights: [] });
  registerFeature(features, { withRules: false });
  expect(JSON.stringify(features.kept)).not.toContain('alerting');
});
