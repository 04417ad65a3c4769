/** Kibana's HTTP contract: one route configuration that every version from 8.12 on accepts. */

/** Passes a part of the request on, or refuses it. */
export type RouteValidator = (
  data: unknown,
  result: { ok: (value: unknown) => unknown; badRequest: (message: string) => unknown },
) => unknown;

export interface RouteConfig {
  path: string;
  validate: { params?: RouteValidator; body?: RouteValidator };
  options: {
    /** `public`: callers outside the browser are not refused. */
    access: 'public';
    /** Read up to 9.0: `access:{privilege}`. */
    tags: string[];
    /** Not allowed for GET. */
    body?: { maxBytes: number };
  };
  /** Read from 9.0 on, mandatory from 9.1 on. */
  security: { authz: { requiredPrivileges: string[] } };
}

export interface KibanaRequest {
  /** With the login that Kibana found for the caller. */
  headers: Record<string, string | string[] | undefined>;
  params: unknown;
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
  ok(options: { body: unknown }): KibanaResponse;
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

export type RouteRegistrar = (config: RouteConfig, handler: RequestHandler) => void;

export interface Router {
  get: RouteRegistrar;
  post: RouteRegistrar;
  put: RouteRegistrar;
  delete: RouteRegistrar;
}

export interface HttpSetup {
  createRouter(): Router;
  /** `publicBaseUrl` is there where `server.publicBaseUrl` is set, base path included. */
  basePath: { publicBaseUrl?: string; serverBasePath: string };
}
