import { readFileSync } from 'fs';
import path from 'path';
import { buildManifest } from './plugin_manifest';

const source = readFileSync(path.resolve(__dirname, '../kibana.jsonc'), 'utf8');
const options = { source, packageVersion: '0.1.0', kibanaVersion: '8.12.2', builtAt: 1 };

test('is made from kibana.jsonc with the versions of this build', () => {
  expect(buildManifest(options)).toEqual({
    id: 'anomalyForest',
    version: '0.1.0-build.1',
    kibanaVersion: '8.12.2',
    type: 'standard',
    owner: { name: 'Anomaly Forest' },
    description: expect.stringContaining('isolation forest') as string,
    configPath: 'anomaly_forest',
    requiredPlugins: ['taskManager', 'features'],
    optionalPlugins: [
      'share',
      'security',
      'encryptedSavedObjects',
      'spaces',
      'actions',
      'alerting',
      'triggersActionsUi',
    ],
    requiredBundles: [],
    server: true,
    ui: true,
  });
});

test('two builds have two versions', () => {
  const versions = [1_800_000_000_000, 1_800_000_000_001].map(
    (builtAt) => buildManifest({ ...options, builtAt }).version,
  );
  expect(new Set(versions).size).toBe(2);
});

test.each([
  ['a bundle that Kibana would have to have', '"requiredBundles": []', '"requiredBundles": ["x"]'],
  ['a key that Kibana does not know', '"server": true', '"server": true, "group": "a"'],
  ['an id with a dot', '"id": "anomalyForest"', '"id": "anomaly.forest"'],
])('refuses %s', (_, from, to) => {
  expect(source).toContain(from);
  expect(() => buildManifest({ ...options, source: source.replace(from, to) })).toThrow(
    /must be|unknown keys/,
  );
});

test.each(['8.12', 'v8.12.2', '8.12.2-SNAPSHOT', ''])('refuses Kibana version "%s"', (version) => {
  expect(() => buildManifest({ ...options, kibanaVersion: version })).toThrow('Kibana version');
});
