/** Events by entity and interval, counted by Elasticsearch: no document is read. */
import type { Client, estypes } from '@elastic/elasticsearch';
import type { EventCounter, IntervalCount } from '../detection/ports/event_counter';
import type { SourceScope } from '../detection/ports/scope';
import { compositePages } from './search/composite_pages';
import { sourceQuery } from './source_query';

type Options = Parameters<EventCounter['intervalCounts']>[1];
type Source = Record<string, estypes.AggregationsCompositeAggregationSource>;

const pageSize = 10_000;

interface Bucket {
  key: { entity?: string | number | boolean; time: number };
  doc_count: number;
}

const toCount = ({ key: { entity, time }, doc_count: events }: Bucket): IntervalCount => ({
  entity: entity === undefined ? null : String(entity),
  time,
  events,
});

export async function* readIntervalCounts(
  client: Client,
  { scope, options }: { scope: SourceScope; options: Options },
  signal: AbortSignal,
): AsyncGenerator<IntervalCount[], void> {
  const { entityField, intervalMs, range } = options;
  const interval = { field: scope.time_field, fixed_interval: `${intervalMs}ms` };
  const byTime: Source = { time: { date_histogram: interval } };
  const byEntity: Source[] =
    entityField === undefined ? [] : [{ entity: { terms: { field: entityField } } }];
  const pages = compositePages<Bucket>(
    client,
    {
      indices: scope.indices,
      doing: `Counting "${scope.indices.join(',')}"`,
      query: sourceQuery(scope, range),
      sources: [...byEntity, byTime],
      pageSize,
    },
    signal,
  );
  for await (const buckets of pages) yield buckets.map(toCount);
}
