import { Client } from '@elastic/elasticsearch';
import { createSourceReader } from '../../server/elasticsearch/source_reader';
import { type FaultProxy, startFaultProxy } from '../faults/fault_proxy';
import { collect, indexAll } from './cluster_state';
import { describeWithElasticsearch, elasticsearchUrl } from './elasticsearch_for_tests';
import { day, everything, iso, scopeOf, sourceIndices } from './source_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('Source reader, where something is wrong', () => {
  const { client, createIndex, name } = sourceIndices('reader-failures');

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
      const cancel = new AbortController();
      let goOn: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (goOn = resolve));
      const until = () => {
        cancel.abort();
        return held;
      };
      proxy.plan({ kind: 'hold', until }, { path: /_search/ });
      const reading = collect(
        createSourceReader(through).pages(scopeOf([index]), everything, cancel.signal),
      );
      // While the search is still held: nobody waits for its answer.
      await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
      // The search reaches Elasticsearch after its point in time was closed.
      goOn();
      await proxy.idle();
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
