/** Indices to read from, and scopes over them. */
import type { SourceDocument } from '../../server/detection/ports/source_reader';
import type { SourceScope } from '../../server/detection/ports/scope';
import { openContexts } from './cluster_state';
import { createTestClient, deleteByPrefix, uniquePrefix } from './elasticsearch_for_tests';

export const day = Date.UTC(2026, 0, 1);
export const iso = (time: number) => new Date(time).toISOString();
export const everything = { from: null, to: null };

export const scopeOf = (indices: string[], changes: Partial<SourceScope> = {}): SourceScope => ({
  indices,
  time_field: '@timestamp',
  ...changes,
});
export const idsOf = (pages: SourceDocument[][]) =>
  pages.flat().map(({ index, id }) => `${index}/${id}`);

/** Indices of a test file's own, deleted after it; each test must close the points in time that it opens. */
export function sourceIndices(of: string) {
  const client = createTestClient();
  const prefix = uniquePrefix(of);
  const name = (suffix: string) => `${prefix}-${suffix}`;

  afterEach(async () => {
    expect(await openContexts(client, `${prefix}*`)).toBe(0);
  });

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  /** With nothing mapped but its time. */
  const createIndex = (index: string, type: 'date' | 'date_nanos' = 'date', shards = 1) =>
    client.indices.create({
      index,
      settings: { number_of_shards: shards, number_of_replicas: 0 },
      mappings: { properties: { '@timestamp': { type } } },
    });

  return { client, name, createIndex };
}
