/** Buckets of a composite aggregation, page by page: as many as there are, in bounded memory. */
import type { Client, estypes } from '@elastic/elasticsearch';
import { searchOnce, type SingleSearch } from './search_once';

export interface CompositeSearch extends Omit<SingleSearch, 'request'> {
  query: estypes.QueryDslQueryContainer;
  sources: Record<string, estypes.AggregationsCompositeAggregationSource>[];
  /** Within each bucket. */
  aggs?: Record<string, estypes.AggregationsAggregationContainer>;
  /** Buckets of a page: with those within them, below the cluster's limit of 65,536. */
  pageSize: number;
}

type After = Record<string, estypes.FieldValue>;

interface Answer<Bucket> {
  buckets: Bucket[];
  after_key?: After;
}

/** Pages that are not empty, in the order of the sources. @throws AppError as `searchOnce` */
export async function* compositePages<Bucket>(
  client: Client,
  { query, sources, aggs, pageSize, ...search }: CompositeSearch,
  signal: AbortSignal,
): AsyncGenerator<Bucket[], void> {
  let after: After | undefined;
  do {
    const composite = { size: pageSize, sources, ...(after === undefined ? {} : { after }) };
    const pairs = { composite, ...(aggs === undefined ? {} : { aggs }) };
    const request = { size: 0, track_total_hits: false, query, aggs: { pairs } };
    const answer = await searchOnce(client, { ...search, request }, signal);
    // Without a single shard there are no aggregations either.
    const found = answer.aggregations?.pairs as unknown as Answer<Bucket> | undefined;
    const buckets = found?.buckets ?? [];
    if (buckets.length > 0) yield buckets;
    after = buckets.length < pageSize ? undefined : found?.after_key;
  } while (after !== undefined);
}
