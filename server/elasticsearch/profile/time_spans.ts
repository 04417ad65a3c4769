/** From when to when documents lie, by each field that may be their time. */
import type { Client, estypes } from '@elastic/elasticsearch';
import type {
  ProfileScope,
  SourceProfiler,
  TimeFieldSpan,
} from '../../detection/ports/source_profiler';
import { searchOnce, totalOf } from '../search/search_once';

/** The query of a scope; everything without a filter. */
export const scopeQuery = ({ filter }: ProfileScope): estypes.QueryDslQueryContainer =>
  filter === undefined ? { match_all: {} } : { bool: { filter: [filter] } };

interface Extreme {
  value: number | null;
}

interface SpanBucket {
  doc_count: number;
  from: Extreme;
  to: Extreme;
}

/** Elasticsearch answers infinity as null, and milliseconds as they are. */
const millisecondsOf = ({ value }: Extreme) =>
  value !== null && Number.isFinite(value) ? value : null;

/** @throws AppError INDEX_NOT_FOUND, REQUEST_INVALID for a filter that is no query, ... */
export async function readTimeSpans(
  client: Client,
  { scope, fields }: { scope: ProfileScope; fields: readonly string[] },
  signal: AbortSignal,
): ReturnType<SourceProfiler['timeSpans']> {
  const aggs = Object.fromEntries(
    fields.map((field, i): [string, estypes.AggregationsAggregationContainer] => [
      `f${i}`,
      {
        filter: { exists: { field } },
        aggs: { from: { min: { field } }, to: { max: { field } } },
      },
    ]),
  );
  const answer = await searchOnce(
    client,
    {
      indices: scope.indices,
      doing: `Looking at "${scope.indices.join(',')}"`,
      request: { size: 0, track_total_hits: true, query: scopeQuery(scope), aggs },
    },
    signal,
  );
  const found = (answer.aggregations ?? {}) as unknown as Record<string, SpanBucket>;
  const spans = fields.flatMap((field, i): [string, TimeFieldSpan][] => {
    const bucket = found[`f${i}`];
    if (bucket === undefined) return [];
    const { doc_count: count, from, to } = bucket;
    return [[field, { count, from: millisecondsOf(from), to: millisecondsOf(to) }]];
  });
  return { documents: totalOf(answer.hits.total), spans: new Map(spans) };
}
