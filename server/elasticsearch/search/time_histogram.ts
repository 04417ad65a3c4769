/** Documents per interval of time, for any number of intervals. */
import type { Client, estypes } from '@elastic/elasticsearch';
import { searchOnce, type SingleSearch } from './search_once';

/** Intervals per request: bounds the answer, and stays under the cluster's limit of buckets. */
const pageBuckets = 10_000;

export interface TimeHistogram extends Omit<SingleSearch, 'request'> {
  query: estypes.QueryDslQueryContainer;
  field: string;
  /** Intervals begin at multiples of this, counted from 1970. */
  intervalMs: number;
}

interface IntervalBucket {
  key: { time: number };
  doc_count: number;
}

type Answer = { buckets: IntervalBucket[]; after_key?: { time: number } } | undefined;

/** Start of interval in milliseconds since 1970 → count. Empty intervals are left out. */
export async function timeHistogram(
  client: Client,
  { query, field, intervalMs, ...search }: TimeHistogram,
  signal: AbortSignal,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  const interval = { field, fixed_interval: `${intervalMs}ms` };
  let after: { time: number } | undefined;
  do {
    const composite = {
      size: pageBuckets,
      sources: [{ time: { date_histogram: interval } }],
      ...(after === undefined ? {} : { after }),
    };
    const request = { size: 0, track_total_hits: false, query, aggs: { intervals: { composite } } };
    const answer = await searchOnce(client, { ...search, request }, signal);
    // Without a single shard there are no aggregations either.
    const intervals = answer.aggregations?.intervals as Answer;
    const buckets = intervals?.buckets ?? [];
    for (const bucket of buckets) counts.set(bucket.key.time, bucket.doc_count);
    after = buckets.length < pageBuckets ? undefined : intervals?.after_key;
  } while (after !== undefined);
  return counts;
}
