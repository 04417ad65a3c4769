/** Contracts of logging in and of API keys: of the plugin `security`, and of core in later versions. */
import type { KibanaRequest } from './http';

export interface ApiKeyRequest {
  name: string;
  role_descriptors: Record<string, { indices: Array<{ names: string[]; privileges: string[] }> }>;
  metadata: Record<string, unknown>;
}

/** Every method answers null where Elasticsearch has no security. */
export interface ApiKeys {
  /** Kibana asks in the name of the caller, who needs no right to make keys. */
  grantAsInternalUser(
    request: KibanaRequest,
    key: ApiKeyRequest,
  ): Promise<{ id: string; api_key: string } | null>;
  /** Revokes for good; keys that are revoked already are no error. */
  invalidateAsInternalUser(keys: { ids: string[] }): Promise<{ error_count: number } | null>;
}

export interface Authentication {
  /** Null where Elasticsearch has no security. */
  getCurrentUser(request: KibanaRequest): { username: string } | null;
  apiKeys: ApiKeys;
}

export interface SecurityStart {
  authc: Authentication;
}
