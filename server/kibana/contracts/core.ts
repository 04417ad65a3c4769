/**
 * Kibana's core contracts, as far as this plugin uses them and as 8.12 and 9.x have them in common.
 * Kibana's packages are on no registry, so the shapes are declared here by hand.
 */
import type { Client } from '@elastic/elasticsearch';
import type { HttpSetup, KibanaRequest } from './http';
import type { SavedObjectsSetup, SavedObjectsStart } from './saved_objects';

export interface KibanaLogger {
  debug(message: string, meta?: object): void;
  info(message: string, meta?: object): void;
  warn(message: string, meta?: object): void;
  error(message: string, meta?: object): void;
}

export interface PluginInitializerContext {
  logger: { get(...context: string[]): KibanaLogger };
  config: { get(): unknown };
  env: { packageInfo: { version: string } };
}

/** Kibana's own Elasticsearch client, whichever version it ships: 8.x and 9.x take the same calls. */
export type ElasticsearchClient = Client;

export interface ElasticsearchStart {
  client: {
    asInternalUser: ElasticsearchClient;
    asScoped(request: KibanaRequest): { asCurrentUser: ElasticsearchClient };
  };
}

export interface CoreSetup<StartPlugins> {
  http: HttpSetup;
  savedObjects: SavedObjectsSetup;
  /** Resolves once this plugin has started. */
  getStartServices(): Promise<[CoreStart, StartPlugins, unknown]>;
}

/** The same in core (8.15 and newer) and in the security plugin. */
export interface SecurityStart {
  authc: { getCurrentUser(request: KibanaRequest): { username: string } | null };
}

export interface CoreStart {
  security?: SecurityStart;
  elasticsearch: ElasticsearchStart;
  savedObjects: SavedObjectsStart;
}
