/** Scores and anomalies over time. */
import { resultTimeField } from '../../../common/fields';
import type { Client, estypes } from '@elastic/elasticsearch';
import type { TimelineBucket } from '../../../common/api/results_timeline';
import type { ResultReader, TimelineQuery } from '../../detection/ports/result_reader';
import { searchOnce, totalOf } from '../search/search_once';
import { timeQuery } from '../source_query';
import { niceInterval } from '../../detection/findings/nice_interval';
import { ofDetector } from './result_query';
import { bySeverity, type SeverityAnswer, severityCountsOf } from './severity_aggregation';

type Timeline = Awaited<ReturnType<ResultReader['timeline']>>;

interface Anomalies {
  doc_count: number;
  severity: SeverityAnswer;
}

interface Bucket {
  key: number;
  doc_count: number;
  scores: { count: number; max: number | null; avg: number | null };
  anomalies: Anomalies;
}

interface Aggregates {
  intervals: { buckets: Bucket[] };
  severity: SeverityAnswer;
}

const anomalous = { term: { ml_anomaly: true } };

const perInterval: Record<string, estypes.AggregationsAggregationContainer> = {
  // Greatest and mean in one pass over the scores: most of the time goes into those.
  scores: { stats: { field: 'ml_score' } },
  anomalies: {
    filter: anomalous,
    aggs: { severity: bySeverity },
  },
};

function toBucket({ key, doc_count: rows, anomalies, scores }: Bucket): TimelineBucket {
  return {
    time: key,
    max_score: scores.max,
    mean_score: scores.avg,
    rows,
    anomalies: anomalies.doc_count,
    by_severity: severityCountsOf(anomalies.doc_count, anomalies.severity),
  };
}

function requestFor(
  { detector, filters, from, to }: TimelineQuery,
  intervalMs: number,
): Omit<estypes.SearchRequest, 'index'> {
  const field = resultTimeField;
  return {
    size: 0,
    track_total_hits: true,
    query: ofDetector(detector, timeQuery(field, { from, to }), ...filters),
    aggs: {
      intervals: {
        date_histogram: {
          field,
          fixed_interval: `${intervalMs}ms`,
          min_doc_count: 0,
          extended_bounds: { min: from, max: Math.max(from, to - 1) },
        },
        aggs: perInterval,
      },
      severity: bySeverity,
    },
  };
}

/**
 * Intervals from `from` (inclusive) to `to` (exclusive), empty ones too, at most `buckets` + 1 of
 * them. `rows` counts every result, skipped ones too. No intervals where there is no index yet.
 */
export async function readTimeline(
  client: Client,
  query: TimelineQuery,
  signal: AbortSignal,
): Promise<Timeline> {
  const { index } = query.detector.destination;
  const intervalMs = niceInterval(query.to - query.from, query.buckets);
  const answer = await searchOnce(
    client,
    {
      indices: [index],
      doing: `Reading results from "${index}"`,
      mayBeMissing: true,
      request: requestFor(query, intervalMs),
    },
    signal,
  );
  const aggregates = answer.aggregations as unknown as Partial<Aggregates> | undefined;
  const found = aggregates?.intervals?.buckets ?? [];
  const rows = totalOf(answer.hits.total);
  // Each row of the range is in one interval.
  const sum = (countOf: (bucket: Bucket) => number) =>
    found.reduce((total, bucket) => total + countOf(bucket), 0);
  return {
    interval_ms: intervalMs,
    totals: {
      rows,
      anomalies: sum(({ anomalies }) => anomalies.doc_count),
      // A skipped row is one without a score. Asking for the status takes a look at every row.
      skipped: rows - sum(({ scores }) => scores.count),
      by_severity: severityCountsOf(rows, aggregates?.severity),
    },
    buckets: found.map(toBucket),
  };
}
