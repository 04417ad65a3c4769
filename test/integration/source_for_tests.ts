/** Indices to read from, and scopes over them. */
import type { Client } from '@elastic/elasticsearch';
import type { SourceDocument, SourceScope } from '../../server/detection/ports/source_reader';

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

/** An index with nothing mapped but its time. */
export const createSourceIndex = (
  client: Client,
  index: string,
  type: 'date' | 'date_nanos' = 'date',
  shards = 1,
) =>
  client.indices.create({
    index,
    settings: { number_of_shards: shards, number_of_replicas: 0 },
    mappings: { properties: { '@timestamp': { type } } },
  });
