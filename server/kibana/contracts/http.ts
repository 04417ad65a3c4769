/** Kibana's HTTP contract: one route configuration that every version from 8.12 on accepts. */

/** Passes a part of the request on, or refuses it. */
export type RouteValidator = (
  data: unknown,
  result: { ok: (value: unknown) => unknown; badRequest: (message: string) => unknown },
) => unknown;

export interface RequestBodyOptions {
  maxBytes: number;
  /** With `parse: false`, the body arrives as a `Buffer` of at most `maxBytes`. */
  output?: 'data';
  parse?: false;
}

/** A route of which several versions can be registered. */
export interface VersionedRouteConfig {
  path: string;
  /** `public`: callers outside the browser are not refused. */
  access: 'public';
  options: {
    /** Read up to 9.0: `access:{privilege}`. */
    tags: string[];
    /** Not allowed for GET. */
    body?: RequestBodyOptions;
  };
  /** Read from 9.0 on, mandatory from 9.1 on. */
  security: { authz: { requiredPrivileges: string[] } };
}

export interface RouteVersion {
  /** Of a public route a date; a request without the header gets the oldest. */
  version: string;
  validate: {
    request: { params: RouteValidator; query: RouteValidator; body?: RouteValidator };
  };
}

export interface KibanaRequest {
  /** With the login that Kibana found for the caller. */
  headers: Record<string, string | string[] | undefined>;
  params: unknown;
  query: unknown;
  body: unknown;
  events: {
    /** Emits when the caller goes away before the answer. */
    aborted$: { subscribe(next: () => void): { unsubscribe(): void } };
  };
}

export interface KibanaResponse {
  readonly status: number;
}

export interface KibanaResponseFactory {
  ok(options: { body: unknown; headers?: Record<string, string> }): KibanaResponse;
  /** Answers `{statusCode, error, message, attributes}`. `statusCode` is 400..599. */
  customError(options: {
    statusCode: number;
    body: { message: string; attributes: object };
  }): KibanaResponse;
}

export type RequestHandler = (
  context: unknown,
  request: KibanaRequest,
  response: KibanaResponseFactory,
) => Promise<KibanaResponse>;

export type RouteRegistrar = (config: VersionedRouteConfig) => {
  addVersion(version: RouteVersion, handler: RequestHandler): void;
};

export interface VersionedRouter {
  get: RouteRegistrar;
  post: RouteRegistrar;
  put: RouteRegistrar;
  delete: RouteRegistrar;
}

export interface PreResponseToolkit {
  /** The answer as it is. */
  next(): unknown;
  /** Another body under the same status. */
  render(answer: { body: string; headers: Record<string, string> }): unknown;
}

/** Sees every answer of Kibana; `url` is the request's. */
export type PreResponseHandler = (
  request: { url: URL },
  answer: { statusCode: number },
  toolkit: PreResponseToolkit,
) => unknown;

export interface HttpSetup {
  createRouter(): { versioned: VersionedRouter };
  registerOnPreResponse(handler: PreResponseHandler): void;
  /** `publicBaseUrl` is there where `server.publicBaseUrl` is set, base path included. */
  basePath: { publicBaseUrl?: string; serverBasePath: string };
}
