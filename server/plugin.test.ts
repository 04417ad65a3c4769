import { setTimeout as nextTurn } from 'timers/promises';
import type { CoreSetup, CoreStart, PluginInitializerContext } from './kibana/contracts/core';
import { callMounted, fakeHttp } from './kibana/router.mock';
import { AnomalyForestPlugin } from './plugin';
import { savedObjectTypeNames } from './saved_objects/saved_object_types';
import { routes } from './routes/all_routes';

jest.mock('@kbn/config-schema', () => jest.requireActual<object>('./kibana/config_schema.mock'), {
  virtual: true,
});

const refuse = (what: string) => () => {
  throw new Error(`${what} refuses`);
};

/** A Kibana that keeps what is registered; `broken` names the parts of it that throw. */
function fakeKibana(broken: string[] = []) {
  const registered: Record<string, unknown[]> = {
    types: [],
    features: [],
    tasks: [],
    routes: [],
    rules: [],
  };
  const logged: string[] = [];
  const keep = (part: string) => (value: unknown) => {
    if (broken.includes(part)) refuse(part)();
    registered[part]?.push(value);
  };
  const { http, mounted } = fakeHttp(({ path }) => keep('routes')(path));
  const unreachable = Object.assign(new Error('connect ECONNREFUSED'), { name: 'ConnectionError' });
  const client = {
    info: () => Promise.reject(unreachable),
    transport: { request: () => Promise.reject(unreachable) },
  };
  const coreStart = {
    elasticsearch: {
      client: { asInternalUser: client, asScoped: () => ({ asCurrentUser: client }) },
    },
    savedObjects: {
      createInternalRepository: () => ({}),
      createImporter: refuse('createImporter'),
    },
  } as unknown as CoreStart;
  const core = {
    http,
    savedObjects: { registerType: keep('types') },
    getStartServices: () => Promise.resolve([coreStart, { taskManager: {} }, {}]),
  } as unknown as CoreSetup<never>;
  const logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message: string) => logged.push(message),
    error: (message: string) => logged.push(message),
  };
  const context = {
    logger: { get: () => logger },
    config: { get: () => ({ enabled: true, worker_threads: 1, install_assets: true }) },
    env: { packageInfo: { version: '8.12.2' } },
  } as unknown as PluginInitializerContext;
  const plugins = {
    taskManager: { registerTaskDefinitions: keep('tasks') },
    features: { registerKibanaFeature: keep('features') },
    alerting: { registerType: keep('rules') },
  };
  return { context, core, coreStart, plugins, registered, logged, mounted };
}

test('registers everything there is', () => {
  const kibana = fakeKibana();
  new AnomalyForestPlugin(kibana.context).setup(kibana.core, kibana.plugins);
  const counts = Object.entries(kibana.registered).map(([part, list]) => [part, list.length]);
  expect(Object.fromEntries(counts)).toEqual({
    types: savedObjectTypeNames.length,
    features: 1,
    tasks: 1,
    routes: routes.length,
    rules: 2,
  });
  expect(kibana.logged).toEqual([]);
});

test('does without alerting', () => {
  const kibana = fakeKibana();
  const plugins = { ...kibana.plugins, alerting: undefined };
  new AnomalyForestPlugin(kibana.context).setup(kibana.core, plugins);
  expect(kibana.registered.rules).toEqual([]);
  expect(kibana.registered.features).toHaveLength(1);
  expect(kibana.logged).toEqual([expect.stringContaining('Alert rules: ')]);
});

test('goes on with the defaults where settings are wrong, and says which', () => {
  const kibana = fakeKibana();
  const given = { worker_threads: 99, installs: true };
  const context = { ...kibana.context, config: { get: () => given } };
  new AnomalyForestPlugin(context).setup(kibana.core, kibana.plugins);
  expect(kibana.registered.routes).toHaveLength(routes.length);
  expect(kibana.logged).toEqual([
    expect.stringContaining('Setting anomaly_forest.worker_threads: '),
    expect.stringContaining('Setting anomaly_forest.installs: '),
  ]);
});

test.each(['types', 'features', 'tasks', 'routes', 'rules'])(
  'what refuses %s is logged, and the rest is registered all the same',
  (part) => {
    const kibana = fakeKibana([part]);
    new AnomalyForestPlugin(kibana.context).setup(kibana.core, kibana.plugins);
    const empty = Object.entries(kibana.registered).filter(([, list]) => list.length === 0);
    expect(empty.map(([name]) => name)).toEqual([part]);
    expect(kibana.logged).toEqual([expect.stringContaining(`${part} refuses`)]);
  },
);

test('starts and stops while Elasticsearch is away, and the status page says what is wrong', async () => {
  const kibana = fakeKibana();
  const plugin = new AnomalyForestPlugin(kibana.context);
  plugin.setup(kibana.core, kibana.plugins);
  plugin.start(kibana.coreStart);
  const isTried = () => kibana.logged.some((line) => line.includes('Index templates'));
  for (let turn = 0; turn < 500 && !isTried(); turn++) await nextTurn(10);
  const route = kibana.mounted.find(
    ({ config, method }) => method === 'get' && config.path === '/api/anomaly_forest/status',
  );
  if (route === undefined) throw new Error('no status route');
  const { body: answer } = (await callMounted(route, {})) as { status: number; body?: unknown };
  expect(answer).toMatchObject({
    host: 'kibana',
    elasticsearch: { version: null, error: { code: 'ES_UNAVAILABLE' } },
    assets: expect.arrayContaining([
      expect.objectContaining({ name: 'Index templates and pipelines', status: 'failed' }),
    ]) as unknown,
  });
  expect(isTried()).toBe(true);
  await plugin.stop();
});
