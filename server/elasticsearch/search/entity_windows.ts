/** Windows of entities and how many events each has, counted by Elasticsearch, exactly. */
import type { Client, estypes } from '@elastic/elasticsearch';
import type { EntityWindow } from '../../detection/ports/source_reader';
import { searchOnce, type SingleSearch } from './search_once';

/** Windows per request: bounds the answer, and stays under the cluster's limit of buckets. */
const pageBuckets = 5_000;

export interface EntityWindowSearch extends Omit<SingleSearch, 'request'> {
  query: estypes.QueryDslQueryContainer;
  timeField: string;
  entityField: string;
  /** Windows begin at multiples of this, counted from 1970. */
  lengthMs: number;
}

interface Key {
  start: number;
  entity: string | number | boolean;
}

type Answer = { buckets: Array<{ key: Key; doc_count: number }>; after_key?: Key } | undefined;

/** What earlier pages took in is not gone through again. */
const notBefore = (
  query: estypes.QueryDslQueryContainer,
  field: string,
  time: number,
): estypes.QueryDslQueryContainer => ({
  bool: { filter: [query, { range: { [field]: { gte: time, format: 'epoch_millis' } } }] },
});

/** Pages in order of begin and then of entity. */
export async function* entityWindows(
  client: Client,
  { query, timeField, entityField, lengthMs, ...search }: EntityWindowSearch,
  signal: AbortSignal,
): AsyncGenerator<EntityWindow[], void> {
  const interval = { field: timeField, fixed_interval: `${lengthMs}ms` };
  const sources: Array<Record<string, estypes.AggregationsCompositeAggregationSource>> = [
    { start: { date_histogram: interval } },
    { entity: { terms: { field: entityField } } },
  ];
  let after: Key | undefined;
  do {
    const composite = {
      size: pageBuckets,
      sources,
      ...(after === undefined ? {} : { after: { ...after } }),
    };
    const request = {
      size: 0,
      track_total_hits: false,
      query: after === undefined ? query : notBefore(query, timeField, after.start),
      aggs: { windows: { composite } },
    };
    const answer = await searchOnce(client, { ...search, request }, signal);
    const windows = answer.aggregations?.windows as Answer;
    const buckets = windows?.buckets ?? [];
    yield buckets.map(({ key, doc_count: events }) => ({
      start: key.start,
      entity: String(key.entity),
      events,
    }));
    after = buckets.length < pageBuckets ? undefined : windows?.after_key;
  } while (after !== undefined);
}
