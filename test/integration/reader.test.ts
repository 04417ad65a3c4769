import { Client, HttpConnection } from '@elastic/elasticsearch';
import type { SourceDocument } from '../../server/detection/ports/source_reader';
import { createSourceReader } from '../../server/elasticsearch/source_reader';
import { startFaultProxy } from '../faults/fault_proxy';
import { collect, indexAll } from './cluster_state';
import {
  createTestClient,
  describeWithElasticsearch,
  elasticsearchUrl,
} from './elasticsearch_for_tests';
import { day, everything, idsOf, iso, scopeOf, sourceIndices } from './source_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('Source reader', () => {
  const { client, createIndex, name } = sourceIndices('reader');

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
});
