import events from 'events';
import type { Method, Privilege } from '../../common/api/contract';
import { AppError } from '../../common/errors';
import type { MountableRoute, RouteContext } from '../routes/route';
import type {
  KibanaRequest,
  KibanaResponseFactory,
  RequestHandler,
  RouteConfig,
  RouteRegistrar,
  Router,
} from './contracts/http';
import { mountRoutes } from './mount_routes';

interface Mounted {
  method: Method;
  config: RouteConfig;
  handler: RequestHandler;
}

/** Refuses what one Kibana or another refuses. */
function checkAsKibanaDoes(method: Method, config: RouteConfig): void {
  const allowed = ['path', 'validate', 'options', 'security'];
  const unknown = Object.keys(config).filter((key) => !allowed.includes(key));
  if (unknown.length > 0) throw new Error(`unknown keys ${unknown.join()}`);
  if ('security' in config.options) throw new Error('options.security is not allowed');
  if (config.security.authz.requiredPrivileges.length === 0) throw new Error('no authorization');
  if (method === 'get' && (config.options.body || config.validate.body)) {
    throw new Error('GET has no body');
  }
}

function fakeHttp() {
  const mounted: Mounted[] = [];
  const registrar =
    (method: Method): RouteRegistrar =>
    (config, handler) => {
      checkAsKibanaDoes(method, config);
      mounted.push({ method, config, handler });
    };
  const router: Router = {
    get: registrar('get'),
    post: registrar('post'),
    put: registrar('put'),
    delete: registrar('delete'),
  };
  return { mounted, http: { createRouter: () => router } };
}

function fakeRequest(parts: { params?: unknown; body?: unknown }) {
  let abort = () => undefined as void;
  let subscribers = 0;
  const request: KibanaRequest = {
    headers: {},
    params: parts.params ?? {},
    body: parts.body ?? null,
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

const response = {
  ok: ({ body }) => ({ status: 200, body }),
  customError: ({ statusCode, body }) => {
    if (statusCode < 400 || statusCode > 599) throw new Error(`bad status ${statusCode}`);
    return { status: statusCode, body };
  },
} as KibanaResponseFactory;

function routeFor(
  method: Method,
  privilege: Privilege,
  call: MountableRoute['call'],
): MountableRoute {
  const contract = { method, path: '/api/anomaly_forest/things/{id}', privilege };
  return { contract, call };
}

function mountOne(route: MountableRoute) {
  const { http, mounted } = fakeHttp();
  const errors: string[] = [];
  const ignore = () => undefined;
  mountRoutes(http, {
    routes: [route],
    createContext: (_request, signal) => Promise.resolve({ signal } as RouteContext),
    logger: { debug: ignore, info: ignore, warn: ignore, error: (m: string) => errors.push(m) },
  });
  const [only] = mounted;
  if (only === undefined) throw new Error('nothing mounted');
  return { ...only, errors };
}

test('a read route asks for the read privilege in the old way and in the new one', () => {
  const { config } = mountOne(routeFor('get', 'read', () => Promise.resolve({})));
  expect(config.path).toBe('/api/anomaly_forest/things/{id}');
  expect(config.options).toEqual({ access: 'public', tags: ['access:anomalyForest-read'] });
  expect(config.security).toEqual({ authz: { requiredPrivileges: ['anomalyForest-read'] } });
});

test('a writing route asks for the all privilege and bounds its body', () => {
  const { config } = mountOne(routeFor('post', 'all', () => Promise.resolve({})));
  expect(config.options.tags).toEqual(['access:anomalyForest-all']);
  expect(config.options.body?.maxBytes).toBe(1_048_576);
});

test('validators hand over what came, for the codecs to judge', () => {
  const { config } = mountOne(routeFor('put', 'all', () => Promise.resolve({})));
  const result = { ok: (value: unknown) => ({ value }), badRequest: () => 'refused' };
  expect(config.validate.params?.({ id: 'a' }, result)).toEqual({ value: { id: 'a' } });
  expect(config.validate.body?.({ odd: 1 }, result)).toEqual({ value: { odd: 1 } });
});

test('the handler gets parameters and body, and its answer is the body', async () => {
  const { handler } = mountOne(routeFor('post', 'all', (input) => Promise.resolve(input)));
  const { request, subscribers } = fakeRequest({ params: { id: 'a' }, body: { name: 'b' } });
  expect(await handler({}, request, response)).toEqual({
    status: 200,
    body: { params: { id: 'a' }, body: { name: 'b' } },
  });
  expect(subscribers()).toBe(0);
});

test('a method without a body hands over an empty one', async () => {
  const { handler } = mountOne(routeFor('delete', 'all', (input) => Promise.resolve(input)));
  const { request } = fakeRequest({ params: { id: 'a' }, body: 'a stream' });
  expect(await handler({}, request, response)).toMatchObject({ body: { body: {} } });
});

test('a failure from the catalogue keeps its status and carries its body as attributes', async () => {
  const failing = routeFor('get', 'read', () =>
    Promise.reject(new AppError('DETECTOR_NOT_FOUND', 'There is no detector "x".')),
  );
  const { handler, errors } = mountOne(failing);
  expect(await handler({}, fakeRequest({}).request, response)).toMatchObject({
    status: 404,
    body: {
      message: 'There is no detector "x".',
      attributes: { code: 'DETECTOR_NOT_FOUND', retryable: false },
    },
  });
  expect(errors).toEqual([]);
});

test('any other failure is INTERNAL, logged, and never thrown into Kibana', async () => {
  const { handler, errors } = mountOne(
    routeFor('get', 'read', () => Promise.reject(new TypeError('x is undefined'))),
  );
  expect(await handler({}, fakeRequest({}).request, response)).toMatchObject({
    status: 500,
    body: { attributes: { code: 'INTERNAL' } },
  });
  expect(errors).toEqual(['get /api/anomaly_forest/things/{id}: x is undefined']);
});

test('many calls may listen to the signal without a warning of a leak', async () => {
  const setMaxListeners = jest.spyOn(events, 'setMaxListeners');
  const route = routeFor('get', 'read', (_input, { signal }) => {
    expect(setMaxListeners.mock.calls).toEqual([[0, signal]]);
    return Promise.resolve({});
  });
  const { handler } = mountOne(route);
  expect(await handler({}, fakeRequest({}).request, response)).toMatchObject({ status: 200 });
  setMaxListeners.mockRestore();
});

test('the signal fires when the caller goes away', async () => {
  const waiting = routeFor(
    'get',
    'read',
    (_input, { signal }) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new AppError('ABORTED', 'Cancelled.'))),
      ),
  );
  const { handler } = mountOne(waiting);
  const { request, abort } = fakeRequest({});
  const answered = handler({}, request, response);
  await Promise.resolve();
  await Promise.resolve();
  abort();
  expect(await answered).toMatchObject({ status: 499 });
});
