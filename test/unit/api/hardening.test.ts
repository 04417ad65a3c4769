/** Every endpoint × what nobody should send, over real HTTP and through Kibana's router. */
import { gzipSync } from 'zlib';
import { type AnyContract, takesBody } from '../../../common/api/contract';
import { AppError } from '../../../common/errors';
import { routes } from '../../../server/routes/all_routes';
import { errorAnswerCodec } from '../../../server/routes/error_answer';
import {
  objectsIn,
  otherTypeThan,
  type Path,
  placesIn,
  valueAt,
  withKeyAt,
  withTextAt,
} from './damage';
import { type Answer, failing, type Host, kibanaHost, standaloneHost } from './hosts';
import { sampleOf } from './sample_of';

const contracts = routes.map(({ contract }) => contract);
const nameOf = ({ method, path }: AnyContract) => `${method} ${path}`;
const named = contracts.map((contract) => [nameOf(contract), contract] as const);
const withJson = named.filter(
  ([, contract]) => takesBody(contract) && contract.requestBody === 'json',
);

/** They answer whatever is wrong behind them. */
const answersAlways = new Set(['/api/anomaly_forest/status', '/api/anomaly_forest/openapi.json']);

const paramsOf = ({ params }: AnyContract) => sampleOf(params) as Record<string, unknown>;
/** A path as problems name it: parts of a choice have no name there. */
const shown = (path: Path) => path.filter((key) => key !== '').join('.');

function expectRefusal(answer: Answer, code: string, part = ''): void {
  expect(answer.body).toMatchObject({
    statusCode: answer.status,
    message: expect.stringContaining(part) as string,
    attributes: { code },
  });
  expect(errorAnswerCodec.is(answer.body)).toBe(true);
  expect(answer.status).toBeGreaterThanOrEqual(400);
}

/**
 * Unknown keys belong there: query DSL is Elasticsearch's to judge, what an alert rule holds is Kibana's,
 * and rows are people's own documents, as are the fields of a label.
 */
const open = [
  'filter',
  'query',
  'rows',
  'fields',
  'params',
  'actions',
  'system_actions',
  'flapping',
];
const isOpen = (path: Path) => open.some((key) => path.includes(key));

const untouched = Object.getOwnPropertyNames(Object.prototype).sort();
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(untouched);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

const away = new AppError('ES_UNAVAILABLE', 'Elasticsearch is away.');

describe.each(['standalone', 'Kibana'])('%s', (kind) => {
  let host: Host;
  const open = async (thrown: Error) =>
    kind === 'Kibana' ? kibanaHost(failing(thrown)) : standaloneHost(failing(thrown));
  beforeAll(async () => {
    host = await open(away);
  });
  afterAll(() => host.close());

  const send = (contract: AnyContract, body: string) =>
    host.ask(contract, { params: paramsOf(contract), body });

  test.each(named)('%s refuses a query parameter that it does not know', async (_, contract) => {
    const body = takesBody(contract) ? '{}' : undefined;
    const sent = { params: paramsOf(contract), query: { oddity: '1' }, body };
    expectRefusal(await host.ask(contract, sent), 'REQUEST_INVALID', 'oddity');
  });

  test.each(withJson)('%s names the unknown key of any of its objects', async (_, contract) => {
    const sample = sampleOf(contract.body);
    for (const path of objectsIn(sample).filter((at) => !isOpen(at))) {
      const answer = await send(contract, withKeyAt(sample, path, 'oddity'));
      expectRefusal(answer, 'REQUEST_INVALID', 'has unknown keys: "oddity"');
      expectRefusal(answer, 'REQUEST_INVALID', shown(path));
    }
  });

  test.each(withJson)('%s takes no key of a prototype anywhere', async (_, contract) => {
    const sample = sampleOf(contract.body);
    for (const path of objectsIn(sample)) {
      for (const key of ['__proto__', 'constructor', 'prototype']) {
        const answer = await send(contract, withKeyAt(sample, path, key));
        // Within a query it goes no further than the port, which is away.
        if (isOpen(path)) expect(answer.status).toBeGreaterThanOrEqual(400);
        else expectRefusal(answer, 'REQUEST_INVALID', `"${key}"`);
      }
    }
  });

  test.each(withJson)('%s names the place of a value of the wrong type', async (_, contract) => {
    const sample = sampleOf(contract.body);
    for (const path of placesIn(sample)) {
      const text = otherTypeThan(valueAt(sample, path));
      if (path.length === 0) continue;
      const answer = await send(contract, withTextAt(sample, path, text));
      expectRefusal(answer, 'REQUEST_INVALID', shown(path));
    }
  });

  test.each(withJson)('%s refuses a body that is no object', async (_, contract) => {
    expectRefusal(await send(contract, '[]'), 'REQUEST_INVALID');
    expectRefusal(await send(contract, '[[[[]]]]'), 'REQUEST_INVALID');
  });

  test.each(withJson)('%s answers soon to what is deep or long', async (_, contract) => {
    const sample = sampleOf(contract.body);
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const deepObject = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const long = `[${'1,'.repeat(100_000)}1]`;
    for (const path of placesIn(sample).filter((at) => at.length > 0)) {
      for (const text of [deep, deepObject, long]) {
        // Of this process: what others do meanwhile says nothing of it.
        const before = process.cpuUsage();
        const answer = await send(contract, withTextAt(sample, path, text));
        expectRefusal(answer, 'REQUEST_INVALID');
        expect((answer.body as { message: string }).message.length).toBeLessThan(5_000);
        expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
      }
    }
  });

  test.each(named)(
    '%s refuses parameters of its path that break their rules',
    async (_, contract) => {
      const params = paramsOf(contract);
      const body = takesBody(contract) ? '{}' : undefined;
      for (const key of Object.keys(params)) {
        for (const bad of ['__proto__', 'A B', '*', 'a'.repeat(300), 'ä\u0007']) {
          const answer = await host.ask(contract, { params: { ...params, [key]: bad }, body });
          expectRefusal(answer, 'REQUEST_INVALID', key);
        }
      }
    },
  );

  const whole = (contract: AnyContract) => ({
    params: paramsOf(contract),
    body: takesBody(contract) ? JSON.stringify(sampleOf(contract.body)) : undefined,
  });
  const jsonOrNone = named.filter(([, { path, requestBody }]) => {
    return requestBody === 'json' && !answersAlways.has(path);
  });

  test.each(jsonOrNone)('%s answers no failure with 200', async (_, contract) => {
    const answer = await host.ask(contract, whole(contract));
    expect(errorAnswerCodec.is(answer.body)).toBe(true);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  test('a failure that nobody foresaw is INTERNAL', async () => {
    const broken = await open(new TypeError('x is undefined'));
    const [, contract] = jsonOrNone[0] ?? [];
    if (contract === undefined) throw new Error('no endpoint');
    expectRefusal(await broken.ask(contract, whole(contract)), 'INTERNAL');
    await broken.close();
  });
});

describe('over HTTP', () => {
  let host: Awaited<ReturnType<typeof standaloneHost>>;
  beforeAll(async () => {
    host = await standaloneHost(failing(away));
  });
  afterAll(() => host.close());

  async function raw(contract: AnyContract, { headers = {}, ...init }: RequestInit) {
    const path = contract.path.replace(/\{(\w+)\}/g, (_, key: string) =>
      String(paramsOf(contract)[key]),
    );
    const answer = await fetch(host.url + path, {
      method: contract.method.toUpperCase(),
      ...init,
      headers: { 'kbn-xsrf': 'test', 'content-type': 'application/json', ...headers },
    });
    return {
      status: answer.status,
      headers: answer.headers,
      body: await answer.json(),
    };
  }

  const withBody = named.filter(([, contract]) => takesBody(contract));

  test.each(withBody)('%s reads no body over its limit, however it comes', async (_, contract) => {
    const tooLong = Buffer.alloc(contract.maxBodyBytes + 1, ' ');
    const zipped = { body: gzipSync(tooLong), headers: { 'content-encoding': 'gzip' } };
    const chunked = { body: new Blob([tooLong]).stream(), duplex: 'half' } as RequestInit;
    for (const init of [{ body: tooLong }, zipped, chunked]) {
      const answer = await raw(contract, init);
      expect(answer.status).toBe(413);
      expectRefusal(answer, 'REQUEST_TOO_LARGE', String(contract.maxBodyBytes));
    }
  });

  test.each(withJson)('%s refuses what is no JSON, and says what it wants', async (_, contract) => {
    expectRefusal(await raw(contract, { body: '{"a":' }), 'REQUEST_INVALID');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await raw(contract, { body: 'a=1', headers: form });
    expectRefusal(answer, 'REQUEST_INVALID', 'content-type: application/json');
  });

  test.each(named)(
    '%s: another method is not found, and those that are there are named',
    async (_, contract) => {
      const answer = await raw(contract, { method: 'PATCH' });
      expect(answer.status).toBe(404);
      expectRefusal(answer, 'ROUTE_NOT_FOUND', contract.method.toUpperCase());
      expect(answer.headers.get('allow')).toContain(contract.method.toUpperCase());
      expect(JSON.stringify(answer.body)).toContain('/api/anomaly_forest/openapi.json');
    },
  );

  test.each(named)('%s tells its version, and refuses another', async (_, contract) => {
    const answer = await raw(contract, { headers: { 'elastic-api-version': '1999-01-01' } });
    expectRefusal(answer, 'REQUEST_INVALID', '2023-10-31');
    expect(answer.headers.get('elastic-api-version')).toBe('2023-10-31');
  });

  test.each(named.filter(([, { method }]) => method !== 'get'))(
    '%s does nothing without the header that a foreign page cannot send',
    async (_, contract) => {
      const path = contract.path.replace(/\{\w+\}/g, 'pump');
      const answer = await fetch(host.url + path, { method: contract.method.toUpperCase() });
      expectRefusal(
        { status: answer.status, body: await answer.json() },
        'REQUEST_INVALID',
        'kbn-xsrf',
      );
    },
  );
});
