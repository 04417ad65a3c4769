import { Client, HttpConnection } from '@elastic/elasticsearch';
import type { SourceDocument, SourceScope } from '../../server/detection/ports/source_reader';
import { createSourceReader } from '../../server/elasticsearch/source_reader';
import { startFaultProxy, type FaultProxy } from '../faults/fault_proxy';
import { collect, indexAll, openContexts } from './cluster_state';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';

jest.setTimeout(120_000);

const prefix = uniquePrefix('reader');
const day = Date.UTC(2026, 0, 1);
const iso = (time: number) => new Date(time).toISOString();
const everything = { from: null, to: null };
const { signal } = new AbortController();

const scopeOf = (indices: string[], changes: Partial<SourceScope> = {}): SourceScope => ({
  indices,
  time_field: '@timestamp',
  ...changes,
});
const idsOf = (pages: SourceDocument[][]) => pages.flat().map(({ index, id }) => `${index}/${id}`);

describeWithElasticsearch('Source reader', () => {
  let client: Client;
  const name = (suffix: string) => `${prefix}-${suffix}`;

  const createIndex = (index: string, type = 'date', shards = 1) =>
    client.indices.create({
      index,
      settings: { number_of_shards: shards, number_of_replicas: 0 },
      mappings: { properties: { '@timestamp': { type: type as 'date' } } },
    });

  beforeAll(() => {
    client = createTestClient();
  });

  afterEach(async () => {
    expect(await openContexts(client)).toBe(0);
  });

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  it('reads 10,000 documents of one time in pages of 1,000, each once', async () => {
    const index = name('ties');
    await createIndex(index, 'date', 3);
    const source = { '@timestamp': iso(day) };
    await indexAll(
      client,
      index,
      Array.from({ length: 10_000 }, (_, i) => ({ id: `doc-${i}`, source })),
    );
    const reader = createSourceReader(client, { rows: 1_000 });
    const pages = await collect(reader.pages(scopeOf([index]), everything, signal));
    expect(Math.max(...pages.map((page) => page.length))).toBe(1_000);
    expect(pages.flat()).toHaveLength(10_000);
    expect(new Set(idsOf(pages)).size).toBe(10_000);
    expect(pages.flat().every(({ time }) => time === day)).toBe(true);
  });

  it('goes on in a new point in time when the old one is gone, and loses nothing', async () => {
    const index = name('expiry');
    await createIndex(index);
    await indexAll(
      client,
      index,
      Array.from({ length: 1_000 }, (_, i) => ({
        id: `doc-${i}`,
        // Ten documents share each time.
        source: { '@timestamp': iso(day + Math.floor(i / 10) * 1_000) },
      })),
    );
    const proxy = await startFaultProxy(elasticsearchUrl());
    const through = createTestClient(proxy.url);
    const opened: string[] = [];
    const answer = (body: Record<string, unknown>) => {
      opened.push(String(body.id));
      return body;
    };
    proxy.plan({ kind: 'change', answer }, { path: /_pit\?/, times: 100 });
    const reader = createSourceReader(through, { rows: 95 });
    const found: SourceDocument[] = [];
    let pages = 0;
    for await (const page of reader.pages(scopeOf([index]), everything, signal)) {
      found.push(...page);
      pages += 1;
      if (pages === 3) await client.closePointInTime({ id: opened[0] ?? '' });
    }
    await through.close();
    await proxy.close();
    expect(opened).toHaveLength(2);
    expect(new Set(found.map(({ id }) => id)).size).toBe(1_000);
    // What comes again is at most the documents that share the last time.
    expect(found.length).toBeLessThanOrEqual(1_010);
    const times = found.map(({ time }) => time ?? 0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it.each([
    ['undici', {}],
    ['http', { Connection: HttpConnection }],
    ['compressed', { compression: true }],
  ])('bounds pages in bytes and marks what is too large (%s)', async (label, options) => {
    const index = name(`bytes-${label}`);
    await createIndex(index);
    const large = 'x'.repeat(100_000);
    const documents = Array.from({ length: 100 }, (_, i) => ({
      id: `doc-${i}`,
      source: { '@timestamp': iso(day + i), text: i === 50 ? large.repeat(40) : large },
    }));
    for (let start = 0; start < documents.length; start += 10) {
      await indexAll(client, index, documents.slice(start, start + 10));
    }
    const own = new Client({ node: elasticsearchUrl(), ...options });
    const reader = createSourceReader(own, { bytes: 1_000_000, answerBytes: 3_000_000 });
    const pages = await collect(reader.pages(scopeOf([index]), everything, signal));
    await own.close();
    expect(pages.flat().map(({ id }) => id)).toEqual(documents.map(({ id }) => id));
    const bytes = pages.map((page) => JSON.stringify(page.map(({ source }) => source)).length);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(3_000_000);
    const marked = pages.flat().filter(({ problem }) => problem !== undefined);
    expect(marked).toEqual([
      {
        index,
        id: 'doc-50',
        time: day + 50,
        source: { '@timestamp': iso(day + 50) },
        problem: 'DOC_TOO_LARGE',
      },
    ]);
  });

  it('reads nanoseconds and milliseconds in one order, and leaves out the excluded', async () => {
    await createIndex(name('kinds-ms'));
    await createIndex(name('kinds-ns'), 'date_nanos');
    await createIndex(name('kinds-ms-ml'));
    await indexAll(client, name('kinds-ms'), [
      { id: 'b', source: { '@timestamp': iso(day + 2) } },
      { id: 'timeless', source: { v: 1 } },
    ]);
    await indexAll(client, name('kinds-ns'), [
      { id: 'a', source: { '@timestamp': '2026-01-01T00:00:00.001999999Z' } },
      { id: 'c', source: { '@timestamp': '2026-01-01T00:00:00.003000001Z' } },
    ]);
    await indexAll(client, name('kinds-ms-ml'), [
      { id: 'own', source: { '@timestamp': iso(day) } },
    ]);
    const scope = scopeOf([name('kinds-*'), `-${name('kinds-ms-ml')}*`]);
    const reader = createSourceReader(client);
    const [page = []] = await collect(reader.pages(scope, everything, signal));
    expect(page.map(({ id, time }) => [id, time])).toEqual([
      ['a', day + 1],
      ['b', day + 2],
      ['c', day + 3],
    ]);
    const range = { from: day + 2, to: day + 3 };
    expect(idsOf(await collect(reader.pages(scope, range, signal)))).toEqual([
      `${name('kinds-ms')}/b`,
    ]);
    expect(idsOf(await collect(reader.pagesWithoutTime(scope, signal)))).toEqual([
      `${name('kinds-ms')}/timeless`,
    ]);
    expect(await reader.count(scope, everything, signal)).toBe(3);
    expect(await reader.countWithoutTime(scope, signal)).toBe(1);
    expect(await reader.histogram(scope, { range: everything, intervalMs: 2 }, signal)).toEqual(
      new Map([
        [day, 1],
        [day + 2, 2],
      ]),
    );
    const sampled = await collect(
      reader.sample(scope, { range: everything, size: 10, seed: 1 }, signal),
    );
    expect(new Map(sampled.flat().map(({ id, time }) => [id, time]))).toEqual(
      new Map([
        ['a', day + 1],
        ['b', day + 2],
        ['c', day + 3],
      ]),
    );
  });

  it('reads no more of a document than the fields that are wanted', async () => {
    const index = name('fields');
    await createIndex(index);
    const source = {
      '@timestamp': iso(day),
      v: 1,
      'a.dotted': 2,
      a: { nested: 3, other: 4 },
      bulky: 'x'.repeat(1_000),
    };
    await indexAll(client, index, [{ id: 'one', source }]);
    const scope = scopeOf([index], { fields: ['v', 'a.dotted', 'a.nested', 'no_such_field'] });
    const reader = createSourceReader(client);
    const options = { range: everything, size: 5, seed: 1 };
    const pages = [
      ...(await collect(reader.pages(scope, everything, signal))),
      ...(await collect(reader.sample(scope, options, signal))),
    ];
    const wanted = { '@timestamp': iso(day), v: 1, 'a.dotted': 2, a: { nested: 3 } };
    expect(pages.flat().map((document) => document.source)).toEqual([wanted, wanted]);
  });

  it('counts more intervals than one answer of Elasticsearch holds', async () => {
    const index = name('intervals');
    await createIndex(index);
    const times = Array.from({ length: 12_000 }, (_, i) => day + i * 10);
    await indexAll(
      client,
      index,
      times.map((time) => ({ id: String(time), source: { '@timestamp': iso(time) } })),
    );
    const histogram = await createSourceReader(client).histogram(
      scopeOf([index]),
      { range: { from: day, to: null }, intervalMs: 10 },
      signal,
    );
    expect([...histogram]).toEqual(times.map((time) => [time, 1]));
  });

  it('keeps to the start and the filter of a scope', async () => {
    const index = name('scope');
    await createIndex(index);
    await indexAll(
      client,
      index,
      Array.from({ length: 10 }, (_, i) => ({
        id: `doc-${i}`,
        source: { '@timestamp': iso(day + i), even: i % 2 === 0 },
      })),
    );
    const scope = scopeOf([index], { start: iso(day + 4), filter: { term: { even: true } } });
    const reader = createSourceReader(client);
    const read = async (from: number | null) =>
      idsOf(await collect(reader.pages(scope, { from, to: day + 9 }, signal))).map((id) =>
        id.slice(-5),
      );
    expect(await read(null)).toEqual(['doc-4', 'doc-6', 'doc-8']);
    expect(await read(day + 1)).toEqual(['doc-4', 'doc-6', 'doc-8']);
    expect(await read(day + 5)).toEqual(['doc-6', 'doc-8']);
    expect(await reader.count(scope, { from: null, to: null }, signal)).toBe(3);
  });

  it('draws the same documents for the same seed, in any page size and after a merge', async () => {
    const indices = [name('sample-1'), name('sample-2')];
    for (const index of indices) {
      await createIndex(index, 'date', 2);
      await indexAll(
        client,
        index,
        Array.from({ length: 3_000 }, (_, i) => ({
          id: `doc-${i}`,
          source: { '@timestamp': iso(day + i), position: i },
        })),
      );
    }
    const draw = async (seed: number, rows: number) => {
      const pages = await collect(
        createSourceReader(client, { rows }).sample(
          scopeOf(indices),
          { range: everything, filter: { range: { position: { lt: 2_000 } } }, size: 700, seed },
          signal,
        ),
      );
      return pages.flat();
    };
    const keys = (drawn: SourceDocument[]) => drawn.map(({ index, id }) => `${index}/${id}`);
    const first = await draw(7, 5_000);
    expect(first).toHaveLength(700);
    expect(new Set(keys(first)).size).toBe(700);
    expect(keys(await draw(7, 123))).toEqual(keys(first));
    await client.indices.forcemerge({ index: indices, max_num_segments: 1 });
    expect(keys(await draw(7, 1_000))).toEqual(keys(first));
    const other = new Set(keys(await draw(8, 1_000)));
    // By chance 700 * 700 / 4,000 = 122 are in both.
    const shared = keys(first).filter((key) => other.has(key)).length;
    expect(shared).toBeGreaterThan(70);
    expect(shared).toBeLessThan(180);
    // Uniform over positions 0..1,999: the mean's standard error is 577 / sqrt(700) = 22.
    const positions = first.map(({ source }) => Number(source.position));
    const mean = positions.reduce((sum, position) => sum + position, 0) / positions.length;
    expect(Math.abs(mean - 999.5)).toBeLessThan(100);
    expect(first.every(({ time, source }) => time === day + Number(source.position))).toBe(true);
  });

  it('names the index that is not there, whatever is asked of it', async () => {
    const reader = createSourceReader(client);
    for (const indices of [[name('nothing')], [name('nothing-*')]]) {
      const scope = scopeOf(indices);
      const options = { range: everything, intervalMs: 1_000 };
      const asked = [
        () => collect(reader.pages(scope, everything, signal)),
        () => collect(reader.pagesWithoutTime(scope, signal)),
        () => collect(reader.sample(scope, { range: everything, size: 5, seed: 1 }, signal)),
        () => reader.count(scope, everything, signal),
        () => reader.histogram(scope, options, signal),
        () => reader.fieldKinds(indices, ['a'], signal),
      ];
      for (const ask of asked) {
        await expect(ask()).rejects.toMatchObject({
          code: 'INDEX_NOT_FOUND',
          message: expect.stringContaining(name('nothing')) as string,
        });
      }
    }
  });

  it('says what Elasticsearch says about a filter that is none', async () => {
    await createIndex(name('filter'));
    const scope = scopeOf([name('filter')], { filter: { no_such_query: {} } });
    await expect(
      collect(createSourceReader(client).pages(scope, everything, signal)),
    ).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      message: expect.stringContaining('no_such_query') as string,
    });
  });

  it('tells the types of many fields over all indices', async () => {
    const long = Array.from({ length: 200 }, (_, i) => `field_${'x'.repeat(50)}_${i}`);
    await client.indices.create({
      index: name('caps-1'),
      mappings: {
        properties: {
          ...Object.fromEntries(long.map((field) => [field, { type: 'double' as const }])),
          a: { type: 'long' },
          b: { properties: { c: { type: 'keyword' } } },
        },
      },
    });
    await client.indices.create({
      index: name('caps-2'),
      mappings: { properties: { a: { type: 'keyword' } } },
    });
    const kinds = await createSourceReader(client).fieldKinds(
      [name('caps-*')],
      ['a', 'b.c', 'nowhere', ...long],
      signal,
    );
    expect([...(kinds.get('a')?.types ?? [])].sort()).toEqual(['keyword', 'long']);
    expect(kinds.get('b.c')).toEqual({ types: ['keyword'] });
    expect(kinds.has('nowhere')).toBe(false);
    expect(long.every((field) => kinds.get(field)?.types[0] === 'double')).toBe(true);
  });

  describe('when something goes wrong', () => {
    const index = name('faults');
    let proxy: FaultProxy;
    let through: Client;

    beforeAll(async () => {
      await createIndex(index);
      await indexAll(
        client,
        index,
        Array.from({ length: 100 }, (_, i) => ({
          id: `doc-${i}`,
          source: { '@timestamp': iso(day + i) },
        })),
      );
      proxy = await startFaultProxy(elasticsearchUrl());
      through = new Client({ node: proxy.url, maxRetries: 0 });
    });

    afterEach(() => proxy.clear());

    afterAll(async () => {
      await through.close();
      await proxy.close();
    });

    const read = () =>
      collect(
        createSourceReader(through, { rows: 20 }).pages(scopeOf([index]), everything, signal),
      );

    it('takes an answer without all shards for an error, never for the end', async () => {
      const answer = (body: Record<string, unknown>) => ({
        ...body,
        hits: { hits: [] },
        _shards: { total: 2, successful: 1, skipped: 0, failed: 1 },
      });
      proxy.plan({ kind: 'change', answer }, { path: /_search/ });
      await expect(read()).rejects.toMatchObject({
        code: 'ES_UNAVAILABLE',
        message: expect.stringContaining('1 of 2 shards') as string,
      });
      proxy.plan(
        { kind: 'change', answer: (body) => ({ ...body, timed_out: true }) },
        { path: /_search/ },
      );
      await expect(read()).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
    });

    it.each([
      [{ kind: 'answer', status: 503 }, 'ES_UNAVAILABLE'],
      [{ kind: 'answer', status: 429 }, 'ES_BACKPRESSURE'],
      [{ kind: 'cut' }, 'ES_UNAVAILABLE'],
      [{ kind: 'truncate' }, 'ES_BAD_RESPONSE'],
      [
        { kind: 'answer', status: 200, body: '<html>', contentType: 'text/html' },
        'ES_BAD_RESPONSE',
      ],
      [{ kind: 'answer', status: 200, body: '{}' }, 'ES_BAD_RESPONSE'],
    ] as const)('answers %j with %s', async (fault, code) => {
      proxy.plan(fault, { path: /_search/ });
      await expect(read()).rejects.toMatchObject({ code });
    });

    it('stops at once when it is cancelled, and closes what it opened', async () => {
      proxy.plan({ kind: 'delay', ms: 1_500 }, { path: /_search/ });
      const cancel = new AbortController();
      const reading = collect(
        createSourceReader(through).pages(scopeOf([index]), everything, cancel.signal),
      );
      setTimeout(() => cancel.abort(), 100);
      const startedAt = Date.now();
      await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
      expect(Date.now() - startedAt).toBeLessThan(1_000);
      // The delayed search reaches Elasticsearch after its point in time was closed.
      await new Promise((resolve) => setTimeout(resolve, 1_600));
    });

    it('closes what it opened when nobody wants the next page', async () => {
      const reader = createSourceReader(through, { rows: 10 });
      for await (const page of reader.pages(scopeOf([index]), everything, signal)) {
        expect(page).toHaveLength(10);
        break;
      }
    });
  });
});
