/** The writer on an Elasticsearch that turns requests away, cuts them, or answers what cannot be read. */
import { setTimeout as sleep } from 'timers/promises';
import { inspect } from 'util';
import { Client } from '@elastic/elasticsearch';
import { deadLetterIndex } from '../../common/dead_letter_index';
import { startFaultProxy, type FaultProxy } from '../faults/fault_proxy';
import { describeWithElasticsearch, elasticsearchUrl } from './elasticsearch_for_tests';
import { aResult, resultDestinations, results, writerOf } from './writer_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('Result writer', () => {
  const { client, aDetector, prepared, versions } = resultDestinations('writer-failures');
  let proxy: FaultProxy;
  let through: Client;

  beforeAll(async () => {
    proxy = await startFaultProxy(elasticsearchUrl());
    through = new Client({ node: proxy.url });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    proxy.clear();
    proxy.seen.length = 0;
  });

  afterAll(async () => {
    await through.close();
    await proxy.close();
  });

  const bulkRequests = () => proxy.seen.filter(({ request }) => request.includes('_bulk'));

  it('sends only the items again that were turned away', async () => {
    const detector = await prepared('items');
    proxy.plan({ kind: 'items', status: 429, every: 3 }, { path: /_bulk/, times: 2 });
    proxy.plan({ kind: 'items', status: 503, every: 10 }, { path: /_bulk/ });
    const written = await writerOf(through).write(detector, results(detector, 900), signal);
    expect(written).toEqual({ written: 900, dead_lettered: 0 });
    expect(bulkRequests().map(({ operations }) => operations)).toEqual([900, 300, 100, 10]);
    expect(await versions(detector)).toEqual(Array.from({ length: 900 }, () => 1));
  });

  it('loses and doubles nothing when requests are turned away, cut or answered by others', async () => {
    const detector = await prepared('requests');
    const path = /_bulk/;
    proxy.plan({ kind: 'answer', status: 429 }, { path });
    proxy.plan({ kind: 'cut' }, { path });
    proxy.plan({ kind: 'answer', status: 503 }, { path });
    proxy.plan({ kind: 'truncate' }, { path });
    proxy.plan(
      { kind: 'answer', status: 200, body: '<html></html>', contentType: 'text/html' },
      { path },
    );
    proxy.plan(
      { kind: 'answer', status: 502, body: 'Bad gateway', contentType: 'text/plain' },
      { path },
    );
    proxy.plan({ kind: 'answer', status: 413 }, { path });
    const written = await writerOf(through).write(detector, results(detector, 1_000), signal);
    expect(written).toEqual({ written: 1_000, dead_lettered: 0 });
    const seen = await versions(detector);
    expect(seen).toHaveLength(1_000);
    // Written again by id where the answer did not come.
    expect(Math.max(...seen)).toBeLessThanOrEqual(3);
    // Smaller requests after each refusal, so that they may be taken.
    const [first, ...others] = bulkRequests().map(({ operations }) => operations);
    expect(first).toBe(1_000);
    expect(others[0]).toBe(500);
  });

  it.each([
    [{ kind: 'answer', status: 429 }, 'ES_BACKPRESSURE'],
    [{ kind: 'items', status: 429, every: 1 }, 'ES_BACKPRESSURE'],
    [{ kind: 'answer', status: 503 }, 'ES_UNAVAILABLE'],
    [{ kind: 'cut' }, 'ES_UNAVAILABLE'],
    [{ kind: 'truncate' }, 'ES_BAD_RESPONSE'],
  ] as const)('gives up on %j with %s when the budget is used up', async (fault, code) => {
    const detector = await prepared(`budget-${fault.kind}-${'status' in fault ? fault.status : 0}`);
    proxy.plan(fault, { path: /_bulk/, times: 1_000 });
    const writer = writerOf(through, { retryBudgetMs: 2_000 });
    const startedAt = Date.now();
    // Each request takes half a second, however long it takes here.
    jest.spyOn(Date, 'now').mockImplementation(() => startedAt + 500 * bulkRequests().length);
    await expect(writer.write(detector, results(detector, 10), signal)).rejects.toMatchObject({
      code,
    });
    expect(bulkRequests()).toHaveLength(4);
  });

  it('settles nothing when a refused result cannot be kept', async () => {
    const detector = await prepared('unkept');
    await writerOf(client).write(
      detector,
      [aResult(detector, 0, { v: 'makes the index' })],
      signal,
    );
    const block = (value: boolean | null) =>
      client.indices.putSettings({
        index: deadLetterIndex(detector.destination.index),
        settings: { 'index.blocks.write': value },
      });
    await block(true);
    try {
      await expect(
        writerOf(client).write(detector, [aResult(detector, 1, { v: 'no number' })], signal),
      ).rejects.toMatchObject({ code: 'INDEX_READ_ONLY' });
    } finally {
      await block(null);
    }
    const refused = { error: { type: 'strict_dynamic_mapping_exception', reason: 'strict' } };
    const answer = (body: Record<string, unknown>) => ({
      ...body,
      items: [{ index: { status: 400, ...refused } }, { delete: { status: 404 } }],
    });
    proxy.plan({ kind: 'hold', until: () => Promise.resolve() }, { path: /_bulk/ });
    proxy.plan({ kind: 'change', answer }, { path: /_bulk/ });
    await expect(
      writerOf(through).write(detector, [aResult(detector, 2, { v: 'no number' })], signal),
    ).rejects.toMatchObject({ code: 'DOCUMENT_REFUSED' });
  });

  it('keeps a result that is too large for one request, without its fields', async () => {
    const detector = await prepared('large');
    proxy.plan({ kind: 'answer', status: 413 }, { path: /_bulk/ });
    const result = aResult(detector, 1);
    expect(await writerOf(through).write(detector, [result], signal)).toEqual({
      written: 0,
      dead_lettered: 1,
    });
    const letter = await client.get<Record<string, unknown>>({
      index: deadLetterIndex(detector.destination.index),
      id: result.id,
    });
    expect(letter._source).toMatchObject({ error: { code: 'DOC_TOO_LARGE' } });
    expect(letter._source).not.toHaveProperty('document');
  });

  it('stops waiting when it is cancelled, and sends nothing any more', async () => {
    const detector = aDetector('cancelled');
    proxy.plan({ kind: 'answer', status: 429 }, { path: /_bulk/, times: 1_000 });
    const cancel = new AbortController();
    const slow = { firstDelayMs: 2_000, longestDelayMs: 2_000 };
    const writing = writerOf(through, slow).write(detector, results(detector, 5), cancel.signal);
    while (bulkRequests().length === 0) await sleep(10);
    cancel.abort();
    // Before anything else has its turn.
    const next = new Promise((resolve) => setImmediate(resolve));
    await expect(Promise.race([writing, next])).rejects.toMatchObject({ code: 'ABORTED' });
    const sent = bulkRequests().length;
    await sleep(2_200);
    expect(bulkRequests()).toHaveLength(sent);
  });

  it('lets no credentials into an error', async () => {
    const detector = aDetector('secret');
    const secret = 'c2VjcmV0LWtleS1vZi10aGUtdGVzdA==';
    const own = new Client({ node: proxy.url, auth: { apiKey: secret }, maxRetries: 0 });
    const reason = `unable to authenticate with ApiKey ${secret}`;
    const body = JSON.stringify({ error: { type: 'security_exception', reason } });
    proxy.plan({ kind: 'answer', status: 401, body }, { path: /_bulk/ });
    proxy.plan({ kind: 'cut' }, { path: /_bulk/, times: 100 });
    const writer = writerOf(own, { retryBudgetMs: 100 });
    for (const code of ['ES_UNAUTHENTICATED', 'ES_UNAVAILABLE']) {
      const failure: unknown = await writer
        .write(detector, results(detector, 1), signal)
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({ code });
      expect(inspect(failure, { depth: 20 })).not.toContain(secret);
    }
    await own.close();
  });
});
