/** A Kibana of one version around the built plugin: throws where that version throws. */
import type {
  CoreSetup,
  CoreStart,
  PluginInitializerContext,
} from '../../server/kibana/contracts/core';
import type { SavedObjectsType } from '../../server/kibana/contracts/saved_objects';
import { strictAlerting } from './alerting';
import { strictFeatures } from './features';
import { strictRouter, type KeptRoute } from './http';
import type { KibanaProfile } from './profiles';
import { strictEncryption, strictSavedObjects } from './saved_objects';
import { strictTaskManager } from './tasks';

/** What `server/index.js` of a plugin exports. */
export interface BuiltPlugin {
  plugin: (context: PluginInitializerContext) => Promise<{
    setup(core: unknown, plugins: unknown): void;
    start(core: unknown, plugins: unknown): void;
    stop(): Promise<void>;
  }>;
  config: { schema: { validate(value: unknown): unknown; __isKbnConfigSchemaType: true } };
}

const unreachable = Object.assign(new Error('connect ECONNREFUSED'), { name: 'ConnectionError' });
const away = () => Promise.reject(unreachable);
const clientThatIsAway = {
  info: away,
  transport: { request: away },
  security: { authenticate: away },
};

export function startKibana(profile: KibanaProfile) {
  const logged: string[] = [];
  const keep = (message: string) => void logged.push(message);
  const logger = { debug: () => undefined, info: () => undefined, warn: keep, error: keep };
  const http = strictRouter(profile);
  const savedObjects = strictSavedObjects();
  const encryption = strictEncryption();
  const setupPlugins = {
    taskManager: strictTaskManager(),
    features: strictFeatures(profile),
    alerting: strictAlerting(),
    encryptedSavedObjects: encryption,
  };
  const authc = { getCurrentUser: () => ({ username: 'ada' }) };
  const rules = { find: () => Promise.resolve({ data: [], total: 0 }) };
  const startPlugins = {
    taskManager: {},
    encryptedSavedObjects: { getClient: () => ({}) },
    alerting: {
      getRulesClientWithRequest: () => (profile.rulesClientLater ? Promise.resolve(rules) : rules),
    },
    security: { authc },
    spaces: { spacesService: { getSpaceId: () => 'default' } },
  };
  const coreStart = {
    elasticsearch: {
      client: {
        asInternalUser: clientThatIsAway,
        asScoped: () => ({ asCurrentUser: clientThatIsAway }),
      },
    },
    savedObjects: {
      createInternalRepository: (types: string[] = []) => {
        savedObjects.assertRegistered(types);
        return { find: () => Promise.resolve({ total: 0, saved_objects: [] }) };
      },
      createImporter: () => ({ import: away }),
    },
    ...(profile.coreSecurity ? { security: { authc } } : {}),
  } as unknown as CoreStart;
  const coreSetup = {
    http: {
      createRouter: () => http.createRouter(),
      registerOnPreResponse: () => undefined,
      basePath: { serverBasePath: '' },
    },
    savedObjects: { registerType: (type: SavedObjectsType) => savedObjects.registerType(type) },
    getStartServices: () => Promise.resolve([coreStart, startPlugins, {}]),
  } as unknown as CoreSetup<unknown>;

  return {
    logged,
    routes: http.routes,
    savedObjects,
    encryption,
    ...setupPlugins,
    /** Loads, sets up and starts the plugin as Kibana does: what throws would keep Kibana from starting. */
    async run({ plugin, config }: BuiltPlugin) {
      if (config.schema.__isKbnConfigSchemaType !== true) throw new Error('config.schema is none');
      const settings = config.schema.validate({});
      const instance = await plugin({
        logger: { get: () => logger },
        config: { get: () => settings },
        env: { packageInfo: { version: profile.version } },
      });
      instance.setup(coreSetup, setupPlugins);
      instance.start(coreStart, startPlugins);
      return instance;
    },
  };
}

/** The body that a route answers with; of a failure, its status and error. */
export async function callRoute({ handler }: KeptRoute, body: unknown = null): Promise<unknown> {
  const aborted$ = { subscribe: () => ({ unsubscribe: () => undefined }) };
  const request = { headers: {}, params: {}, query: {}, body, events: { aborted$ } };
  const answer = await handler({}, request, {
    ok: (options) => options as never,
    customError: ({ statusCode, body: error }) => ({ status: statusCode, body: error }) as never,
  });
  return (answer as unknown as { body: unknown }).body;
}
