/** Kibana's router for tests: refuses what one supported version or another refuses. */
import type { Method } from '../../common/api/contract';
import type {
  HttpSetup,
  KibanaRequest,
  KibanaResponseFactory,
  PreResponseHandler,
  RequestHandler,
  RouteRegistrar,
  RouteVersion,
  VersionedRouteConfig,
} from './contracts/http';

export interface MountedRoute {
  method: Method;
  config: VersionedRouteConfig;
  version: RouteVersion;
  handler: RequestHandler;
}

const refuseUnknown = (given: object, allowed: string[]) => {
  const unknown = Object.keys(given).filter((key) => !allowed.includes(key));
  if (unknown.length > 0) throw new Error(`unknown keys ${unknown.join()}`);
};

function checkRoute(method: Method, config: VersionedRouteConfig): void {
  refuseUnknown(config, ['path', 'access', 'options', 'security']);
  refuseUnknown(config.options, ['tags', 'body']);
  if (config.security.authz.requiredPrivileges.length === 0) throw new Error('no authorization');
  if (method === 'get' && config.options.body) throw new Error('GET has no body');
}

function checkVersion(method: Method, { validate, version }: RouteVersion): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(version)) throw new Error(`"${version}" is no public version`);
  if (method === 'get' && validate.request.body) throw new Error('GET has no body');
  for (const validator of Object.values(validate.request)) {
    if (typeof validator !== 'function') throw new Error('no validation function');
  }
}

/** What is mounted is kept; `onRoute` may refuse it. */
export function fakeHttp(onRoute: (config: VersionedRouteConfig) => void = () => undefined) {
  const mounted: MountedRoute[] = [];
  const preResponse: PreResponseHandler[] = [];
  const registrar =
    (method: Method): RouteRegistrar =>
    (config) => {
      checkRoute(method, config);
      onRoute(config);
      return {
        addVersion: (version, handler) => {
          checkVersion(method, version);
          mounted.push({ method, config, version, handler });
        },
      };
    };
  const versioned = {
    get: registrar('get'),
    post: registrar('post'),
    put: registrar('put'),
    delete: registrar('delete'),
  };
  const http: HttpSetup = {
    createRouter: () => ({ versioned }),
    registerOnPreResponse: (handler) => void preResponse.push(handler),
    basePath: { serverBasePath: '' },
  };
  return { mounted, preResponse, http };
}

export const fakeResponse = {
  ok: ({ body, headers }) => ({ status: 200, body, headers }),
  customError: ({ statusCode, body }) => {
    if (statusCode < 400 || statusCode > 599) throw new Error(`bad status ${statusCode}`);
    return { status: statusCode, body };
  },
} as KibanaResponseFactory;

export function fakeRequest(parts: { params?: unknown; query?: unknown; body?: unknown } = {}) {
  let abort = () => undefined as void;
  let subscribers = 0;
  const request: KibanaRequest = {
    headers: {},
    params: {},
    query: {},
    body: null,
    ...parts,
    events: {
      aborted$: {
        subscribe: (next) => {
          abort = next;
          subscribers += 1;
          return { unsubscribe: () => (subscribers -= 1) };
        },
      },
    },
  };
  return { request, abort: () => abort(), subscribers: () => subscribers };
}

const ignore = () => undefined;

/** As Kibana's versioned router does it: what no validator passes on is an empty object. */
export function callMounted(
  { handler, version }: MountedRoute,
  parts: { params?: unknown; query?: unknown; body?: unknown },
) {
  const { request } = fakeRequest(parts);
  const pass = { ok: (value: unknown) => value, badRequest: ignore };
  const { params, query, body } = version.validate.request;
  const validated = {
    params: params(request.params, pass),
    query: query(request.query, pass),
    body: body === undefined ? {} : body(request.body, pass),
  };
  return handler({}, { ...request, ...validated }, fakeResponse);
}
