/** The built server bundle in stand-ins of every supported Kibana, each as strict as its version. */
import { mkdir, mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { buildServerBundle } from '../../packaging/server_bundle';
import { apiPrivilege } from '../../server/kibana/privileges';
import { routes } from '../../server/routes/all_routes';
import { savedObjectTypeNames } from '../../server/saved_objects/saved_object_types';
import { strictAlerting } from '../kibana_stand_in/alerting';
import { strictFeatures } from '../kibana_stand_in/features';
import { strictRouter } from '../kibana_stand_in/http';
import { callRoute, startKibana, type BuiltPlugin } from '../kibana_stand_in/kibana';
import { kibanaProfiles } from '../kibana_stand_in/profiles';
import { strictSavedObjects } from '../kibana_stand_in/saved_objects';
import { strictTaskManager } from '../kibana_stand_in/tasks';

const root = path.resolve(__dirname, '../..');

/** Kibana's own packages, which a plugin's bundle requires of the Kibana that it is in. */
const kibanaPackages: Record<string, object> = {
  '@kbn/config-schema': jest.requireActual<object>('../../server/kibana/config_schema.mock'),
  '@kbn/task-manager-plugin/server': {
    throwUnrecoverableError: (error: Error) => {
      throw error;
    },
  },
};
const shared = globalThis as { kibanaPackagesForTest?: Record<string, object> };

let folder = '';
let built: BuiltPlugin;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kibana-versions-'));
  const { files } = await buildServerBundle(root);
  for (const [name, contents] of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), contents);
  }
  shared.kibanaPackagesForTest = kibanaPackages;
  for (const name of Object.keys(kibanaPackages)) {
    const place = path.join(folder, 'node_modules', name);
    await mkdir(place, { recursive: true });
    const code = `module.exports = globalThis.kibanaPackagesForTest[${JSON.stringify(name)}];`;
    await writeFile(path.join(place, 'index.js'), code);
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the way Kibana loads a plugin
  built = require(path.join(folder, 'server/index.js')) as BuiltPlugin;
});

afterAll(async () => {
  delete shared.kibanaPackagesForTest;
  await rm(folder, { recursive: true });
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe.each(kibanaProfiles.map((profile) => [profile.version, profile] as const))(
  'in Kibana %s',
  (_, profile) => {
    it('everything is registered, nothing is refused, and it stops', async () => {
      const kibana = startKibana(profile);
      const plugin = await kibana.run(built);
      // Elasticsearch is away in these tests: that is all there is to complain of.
      await settled();
      expect(kibana.logged.filter((line) => !line.includes('ECONNREFUSED'))).toEqual([]);
      expect([...kibana.savedObjects.types.keys()].sort()).toEqual(
        [...savedObjectTypeNames].sort(),
      );
      expect([...kibana.encryption.types]).toEqual(['anomaly-forest-credentials']);
      expect(kibana.taskManager.types.size).toBeGreaterThan(0);
      expect([...kibana.alerting.types.keys()]).toEqual([
        'anomalyForest.anomalies',
        'anomalyForest.health',
      ]);
      expect(kibana.features.kept).toHaveLength(1);
      await plugin.stop();
    });

    it('the feature grants every right on rules that there is', async () => {
      const kibana = startKibana(profile);
      await (await kibana.run(built)).stop();
      const [feature] = kibana.features.kept;
      const granted = Object.keys(feature?.privileges.all.alerting?.rule ?? {});
      // `write` is for rules that are written with the rights of others.
      const wanted = profile.ruleRights.filter((right) => !['read', 'write'].includes(right));
      expect(granted.sort()).toEqual([...wanted].sort());
    });

    it('every route is public, and asks for the privilege that its contract names', async () => {
      const kibana = startKibana(profile);
      await (await kibana.run(built)).stop();
      const registered = kibana.routes.map(
        ({ method, path: at, access, privileges }) =>
          `${method} ${at} ${access} ${privileges.join()}`,
      );
      const wanted = routes.map(
        ({ contract: { method, path: at, privilege } }) =>
          `${method} ${at} public ${apiPrivilege[privilege]}`,
      );
      expect(registered.sort()).toEqual(wanted.sort());
    });

    it('routes answer, and the rules of a set-up come from its client', async () => {
      const kibana = startKibana(profile);
      const plugin = await kibana.run(built);
      const routeAt = (at: string) => {
        const found = kibana.routes.find(
          (route) => route.method === 'get' && route.path.endsWith(at),
        );
        if (found === undefined) throw new Error(`no ${at}`);
        return found;
      };
      expect(await callRoute(routeAt('/status'))).toMatchObject({
        host: 'kibana',
        elasticsearch: { error: { code: 'ES_UNAVAILABLE' } },
      });
      expect(await callRoute(routeAt('/setup'))).toMatchObject({ detectors: [], rules: [] });
      await plugin.stop();
    });
  },
);

describe('the stand-ins throw on what Kibana throws on', () => {
  const [oldest, newest] = [kibanaProfiles[0], kibanaProfiles[kibanaProfiles.length - 1]];
  if (!oldest || !newest) throw new Error('profiles');
  const handler = () => Promise.resolve({ status: 200 });
  const route = { path: '/x', validate: false, options: { access: 'public', tags: ['access:x'] } };

  it('a route without `security.authz` from 9.1 on', () => {
    const add = (profile: typeof newest, config: object) =>
      strictRouter(profile)
        .createRouter()
        .get?.({ ...route, ...config }, handler);
    expect(() => add(newest, {})).toThrow('requiredPrivileges');
    expect(() => add(oldest, {})).not.toThrow();
    const authz = { requiredPrivileges: ['x'] };
    expect(() => add(newest, { security: { authz } })).not.toThrow();
    expect(() => add(newest, { security: { authz }, validate: undefined })).toThrow('validate');
    expect(() => add(newest, { security: { authz }, options: { security: {} } })).toThrow(
      'options',
    );
  });

  it('an unknown key of a task, a saved object type or a feature', async () => {
    const kibana = startKibana(oldest);
    await (await kibana.run(built)).stop();
    const [[type, task] = []] = kibana.taskManager.types;
    const again = { [String(type)]: { ...task, priority: 1 } as never };
    expect(() => strictTaskManager().registerTaskDefinitions(again)).toThrow('priority');
    const [savedObject] = kibana.savedObjects.types.values();
    const register = (changes: object) =>
      strictSavedObjects().registerType({ ...savedObject, ...changes } as never);
    expect(() => register({ scope: [] })).toThrow('scope');
    expect(() => register({ modelVersions: { 2: {} } })).toThrow('start at 1');
    const [feature] = kibana.features.kept;
    const offer = (profile: typeof newest, changes: object = {}) =>
      strictFeatures(profile).registerKibanaFeature({ ...feature, ...changes } as never);
    expect(() => offer(oldest)).not.toThrow();
    expect(() => offer(oldest, { scope: ['spaces'] })).toThrow('scope');
    expect(() => offer(oldest, { catalogue: ['x'] })).toThrow('not granted');
    expect(() => offer(newest)).toThrow('expected object');
  });

  it('a rule type that is there twice, or with other alerts in one context', async () => {
    const kibana = startKibana(newest);
    await (await kibana.run(built)).stop();
    const [first, second] = kibana.alerting.types.values();
    if (!first || !second) throw new Error('rule types');
    const alerting = strictAlerting();
    alerting.registerType(first);
    expect(() => alerting.registerType(first)).toThrow('already registered');
    const alerts = { ...second.alerts, mappings: { fieldMap: {} } };
    expect(() => alerting.registerType({ ...second, alerts })).toThrow('different options');
  });
});
