import { getMaxListeners } from 'events';
import * as t from 'io-ts';
import { bytesCodec, contract, type Method, type Privilege } from '../../common/api/contract';
import { AppError } from '../../common/errors';
import type { MountableRoute, RouteContext } from '../routes/route';
import { mountRoutes } from './mount_routes';
import { fakeHttp, fakeRequest, fakeResponse as response } from './router.mock';

const things = {
  path: '/api/anomaly_forest/things/{id}',
  summary: 'Things.',
  params: t.unknown,
  body: t.unknown,
  response: t.unknown,
};

function routeFor(
  method: Method,
  privilege: Privilege,
  call: MountableRoute['call'],
): MountableRoute {
  return { contract: contract({ ...things, method, privilege }), call };
}

function mountOne(route: MountableRoute) {
  const { http, mounted, preResponse } = fakeHttp();
  const errors: string[] = [];
  const ignore = () => undefined;
  mountRoutes(http, {
    routes: [route],
    createContext: (_request, signal) => Promise.resolve({ signal } as RouteContext),
    logger: { debug: ignore, info: ignore, warn: ignore, error: (m: string) => errors.push(m) },
  });
  const [only] = mounted;
  if (only === undefined) throw new Error('nothing mounted');
  return { ...only, errors, preResponse };
}

test('a read route asks for the read privilege in the old way and in the new one', () => {
  const { config, version } = mountOne(routeFor('get', 'read', () => Promise.resolve({})));
  expect(config.path).toBe('/api/anomaly_forest/things/{id}');
  expect(config.access).toBe('public');
  expect(config.options).toEqual({ tags: ['access:anomalyForest-read'] });
  expect(version.version).toBe('2023-10-31');
  expect(config.security).toEqual({ authz: { requiredPrivileges: ['anomalyForest-read'] } });
});

test('a writing route asks for the all privilege and bounds its body', () => {
  const { config } = mountOne(routeFor('post', 'all', () => Promise.resolve({})));
  expect(config.options.tags).toEqual(['access:anomalyForest-all']);
  expect(config.options.body?.maxBytes).toBe(1_048_576);
});

test('validators hand over what came, for the codecs to judge', () => {
  const { version } = mountOne(routeFor('put', 'all', () => Promise.resolve({})));
  const { params, query, body } = version.validate.request;
  const result = { ok: (value: unknown) => ({ value }), badRequest: () => 'refused' };
  expect(params({ id: 'a' }, result)).toEqual({ value: { id: 'a' } });
  expect(query({ all: 'true' }, result)).toEqual({ value: { all: 'true' } });
  expect(body?.({ odd: 1 }, result)).toEqual({ value: { odd: 1 } });
});

test('the handler gets parameters and body, and its answer is the body', async () => {
  const { handler } = mountOne(routeFor('post', 'all', (input) => Promise.resolve(input)));
  const parts = { params: { id: 'a' }, query: { all: 'true' }, body: { name: 'b' } };
  const { request, subscribers } = fakeRequest(parts);
  expect(await handler({}, request, response)).toEqual({ status: 200, body: parts, headers: {} });
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
  const route = routeFor('get', 'read', (_input, { signal }) => {
    expect(getMaxListeners(signal)).toBe(Infinity);
    return Promise.resolve({});
  });
  const { handler } = mountOne(route);
  expect(await handler({}, fakeRequest({}).request, response)).toMatchObject({ status: 200 });
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

const bytes = {
  ...things,
  method: 'post',
  privilege: 'all',
  requestBody: 'bytes',
  maxBodyBytes: 10,
  body: bytesCodec,
  responseBody: 'bytes',
  fileName: 'thing-{id}.bin',
} as const;

test('bytes come in unparsed and go out as a file', async () => {
  const call: MountableRoute['call'] = ({ body }) => Promise.resolve(body);
  const { config, handler } = mountOne({ contract: contract(bytes), call });
  expect(config.options.body).toEqual({ maxBytes: 10, output: 'data', parse: false });
  const { request } = fakeRequest({ params: { id: 'a' }, body: Buffer.from('abc') });
  expect(await handler({}, request, response)).toEqual({
    status: 200,
    body: Buffer.from('abc'),
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="thing-a.bin"',
    },
  });
});

describe("Kibana's own refusal of too large a body", () => {
  const toolkit = { next: () => 'as it is', render: (answer: object) => answer };
  const [handler] = mountOne(routeFor('get', 'read', () => Promise.resolve({}))).preResponse;
  const answerTo = (path: string, statusCode: number) =>
    handler?.({ url: new URL(path, 'http://localhost') }, { statusCode }, toolkit);

  it('carries our error body on our routes', () => {
    const { body } = answerTo('/api/anomaly_forest/detectors', 413) as { body: string };
    expect(JSON.parse(body)).toMatchObject({
      statusCode: 413,
      attributes: { code: 'REQUEST_TOO_LARGE', retryable: false },
    });
  });

  it.each([
    ['/api/anomaly_forest/detectors', 200],
    ['/api/anomaly_forest/detectors', 404],
    ['/api/saved_objects/_import', 413],
  ])('leaves %s with %d as it is', (path, status) => {
    expect(answerTo(path, status)).toBe('as it is');
  });
});
