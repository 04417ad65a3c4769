/**
 * Kibana's core contracts, as far as this plugin uses them and as 8.12 and 9.x have them in common.
 * Kibana's packages are on no registry, so the shapes are declared here by hand.
 */
import type { Client } from '@elastic/elasticsearch';
import type { HttpSetup, KibanaRequest } from './http';
import type { Authentication } from './security';
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
  /** `instanceUuid` is the setting `server.uuid`. */
  env: { packageInfo: { version: string }; instanceUuid?: string };
}

/** Kibana's own Elasticsearch client, whichever version it ships: 8.x and 9.x take the same calls. */
export type ElasticsearchClient = Client;

export interface ElasticsearchStart {
  client: {
    asInternalUser: ElasticsearchClient;
    asScoped(request: Pick<KibanaRequest, 'headers'>): { asCurrentUser: ElasticsearchClient };
  };
}

export interface CoreSetup<StartPlugins> {
  http: HttpSetup;
  savedObjects: SavedObjectsSetup;
  /** Resolves once this plugin has started. */
  getStartServices(): Promise<[CoreStart, StartPlugins, unknown]>;
}

export interface CoreStart {
  elasticsearch: ElasticsearchStart;
  savedObjects: SavedObjectsStart;
  /** From 8.14 on; with API keys from 8.15 on. */
  security?: { authc: Partial<Authentication> };
}
