import { inspect } from 'util';
import { Client } from '@elastic/elasticsearch';
import { completeDetector } from '../../common/complete_detector';
import type { Detector } from '../../common/detector';
import type { ResultWrite } from '../../server/detection/ports/result_writer';
import { resultId } from '../../server/detection/scoring/result_id';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import type { BulkLimits } from '../../server/elasticsearch/bulk/settle_operations';
import { deadLetterIndex } from '../../common/dead_letter_index';
import { createElasticsearchPorts } from '../../server/elasticsearch/elasticsearch_ports';
import { startFaultProxy, type FaultProxy } from '../faults/fault_proxy';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';

/** A mapping that refuses what is no number, as one that somebody else made may do. */
const strictFloat = { type: 'float', ignore_malformed: false } as const;

jest.setTimeout(120_000);

const prefix = uniquePrefix('writer');
const day = Date.UTC(2026, 0, 1);
const { signal } = new AbortController();
const bulk: Partial<BulkLimits> = { firstDelayMs: 10, longestDelayMs: 200, refresh: true };

function aDetector(name: string): Detector {
  return completeDetector({
    id: `${prefix}-${name}`,
    source: { indices: [`${prefix}-${name}`] },
    features: ['v'],
  });
}

function aResult(detector: Detector, i: number, fields: Record<string, unknown> = {}): ResultWrite {
  const [index = ''] = detector.source.indices;
  return {
    id: resultId(detector.id, index, `doc-${i}`),
    source: { index, id: `doc-${i}` },
    time: day + i * 1_000,
    json: Buffer.from(
      JSON.stringify({
        '@timestamp': new Date(day + i * 1_000).toISOString(),
        v: i,
        ...fields,
        ml_score: 0.5,
        ml_anomaly: false,
        ml: { status: 'scored', detector_id: detector.id, source: { index, id: `doc-${i}` } },
      }),
    ),
  };
}

const results = (detector: Detector, count: number) =>
  Array.from({ length: count }, (_, i) => aResult(detector, i));

describeWithElasticsearch('Result writer', () => {
  let client: Client;
  let proxy: FaultProxy;
  let through: Client;

  beforeAll(async () => {
    client = createTestClient();
    await installAssets(client);
    proxy = await startFaultProxy(elasticsearchUrl());
    through = new Client({ node: proxy.url });
  });

  afterEach(() => {
    proxy.clear();
    proxy.seen.length = 0;
  });

  afterAll(async () => {
    await through.close();
    await proxy.close();
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  /** A detector whose destination has the mapping that results need, and `v` as a float. */
  async function prepared(name: string): Promise<Detector> {
    const detector = aDetector(name);
    const { index } = detector.destination;
    const { destination } = createElasticsearchPorts(client);
    await destination.prepare(index, signal);
    await client.indices.create({ index, mappings: { properties: { v: strictFloat } } });
    await destination.check(index, signal);
    return detector;
  }

  const writerOf = (own: Client, changes: Partial<BulkLimits> = {}) =>
    createElasticsearchPorts(own, { bulk: { ...bulk, ...changes } }).writer;

  const settledCounts = (detector: Detector) =>
    createElasticsearchPorts(client).results.settledCounts(detector, signal);

  async function versions(detector: Detector): Promise<number[]> {
    const { hits } = await client.search({
      index: detector.destination.index,
      size: 10_000,
      version: true,
      _source: false,
    });
    return hits.hits.map(({ _version }) => _version ?? 0);
  }

  const bulkRequests = () => proxy.seen.filter(({ request }) => request.includes('_bulk'));

  it('writes each result once, however often it is written', async () => {
    const detector = await prepared('twice');
    const writer = writerOf(client, { rows: 300, bytes: 50_000 });
    for (const round of [1, 2]) {
      expect(await writer.write(detector, results(detector, 1_000), signal)).toEqual({
        written: 1_000,
        dead_lettered: 0,
      });
      expect(await versions(detector)).toEqual(Array.from({ length: 1_000 }, () => round));
    }
  });

  it('keeps a result that is refused among the dead letters, with the reason, and writes the others', async () => {
    const detector = await prepared('poison');
    const writer = writerOf(client);
    const batch = results(detector, 100);
    batch[50] = aResult(detector, 50, { v: 'no number' });
    expect(await writer.write(detector, batch, signal)).toEqual({
      written: 99,
      dead_lettered: 1,
    });
    expect(await settledCounts(detector)).toEqual({
      by_status: new Map([['scored', 99]]),
      skip_reasons: [],
      dead_lettered: 1,
    });
    const letter = await client.get<Record<string, unknown>>({
      index: deadLetterIndex(detector.destination.index),
      id: batch[50].id,
    });
    expect(letter._source).toMatchObject({
      ml: { detector_id: detector.id },
      destination: { index: detector.destination.index },
      source: { ...batch[50].source, time: new Date(day + 50_000).toISOString() },
      error: { code: 'DOCUMENT_REFUSED', status: 400 },
      document: { v: 'no number', ml_score: 0.5 },
    });
    expect(JSON.stringify(letter._source)).toContain('failed to parse field [v] of type [float]');
  });

  it('takes numbers of any kind in fields that are not mapped yet, and loses no fraction of them', async () => {
    const detector = aDetector('numbers');
    const { index } = detector.destination;
    await createElasticsearchPorts(client).destination.prepare(index, signal);
    const lists = [[0.3, 97], [97, 0.3], [12], [0.1234567890123]];
    const batch = lists.map((load, i) => aResult(detector, i, { load, host: { load: load[0] } }));
    expect(await writerOf(client).write(detector, batch, signal)).toEqual({
      written: lists.length,
      dead_lettered: 0,
    });
    const { hits } = await client.search({
      index,
      _source: false,
      docvalue_fields: ['load', 'host.load'],
      sort: ['@timestamp'],
    });
    expect(hits.hits.map(({ fields }) => fields)).toEqual(
      lists.map((load) => ({ load: [...load].sort((a, b) => a - b), 'host.load': [load[0]] })),
    );
  });

  it('counts an id once when it is refused first and written later, and the other way round', async () => {
    const detector = await prepared('moved');
    const writer = writerOf(client);
    const good = aResult(detector, 1);
    const bad = aResult(detector, 1, { v: 'no number' });
    const counts = async () => {
      const { by_status: byStatus, dead_lettered: deadLettered } = await settledCounts(detector);
      return [byStatus.get('scored') ?? 0, deadLettered];
    };
    await writer.write(detector, [bad], signal);
    expect(await counts()).toEqual([0, 1]);
    await writer.write(detector, [good], signal);
    expect(await counts()).toEqual([1, 0]);
    await writer.write(detector, [bad], signal);
    expect(await counts()).toEqual([0, 1]);
  });

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
    await expect(writer.write(detector, results(detector, 10), signal)).rejects.toMatchObject({
      code,
    });
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect(bulkRequests().length).toBeGreaterThan(2);
  });

  it.each([
    ['index.blocks.write', 'write block'],
    ['index.blocks.read_only_allow_delete', 'flood stage'],
  ])('stops at a read-only destination without dead letters: %s', async (setting, label) => {
    const detector = await prepared(`readonly-${label.replace(' ', '-')}`);
    const { index } = detector.destination;
    const batch = results(detector, 10);
    await client.indices.putSettings({ index, settings: { [setting]: true } });
    await expect(writerOf(client).write(detector, batch, signal)).rejects.toMatchObject({
      code: 'INDEX_READ_ONLY',
    });
    await client.indices.putSettings({ index, settings: { [setting]: null } });
    expect(await settledCounts(detector)).toEqual({
      by_status: new Map(),
      skip_reasons: [],
      dead_lettered: 0,
    });
    expect(await writerOf(client).write(detector, batch, signal)).toEqual({
      written: 10,
      dead_lettered: 0,
    });
  });

  it('says so when the destination may not be created', async () => {
    const detector = aDetector('uncreated');
    const allow = (value: string | null) =>
      client.cluster.putSettings({ persistent: { 'action.auto_create_index': value } });
    await allow('false');
    try {
      await expect(
        writerOf(client).write(detector, results(detector, 3), signal),
      ).rejects.toMatchObject({ code: 'INDEX_NOT_FOUND' });
    } finally {
      await allow(null);
    }
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
    proxy.plan({ kind: 'delay', ms: 1 }, { path: /_bulk/ });
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
    setTimeout(() => cancel.abort(), 100);
    const startedAt = Date.now();
    await expect(writing).rejects.toMatchObject({ code: 'ABORTED' });
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    const sent = bulkRequests().length;
    await new Promise((resolve) => setTimeout(resolve, 2_200));
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
