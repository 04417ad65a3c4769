import type { SourceDocument } from '../../server/detection/ports/source_reader';
import { createSourceReader } from '../../server/elasticsearch/source_reader';
import { collect, indexAll } from './cluster_state';
import { describeWithElasticsearch } from './elasticsearch_for_tests';
import { day, everything, iso, scopeOf, sourceIndices } from './source_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('Source reader, asked for samples and figures', () => {
  const { client, createIndex, name } = sourceIndices('reader-figures');

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
});
