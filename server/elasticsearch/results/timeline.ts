/** Scores and anomalies over time. */
import { resultTimeField } from '../../../common/fields';
import type { Client, estypes } from '@elastic/elasticsearch';
import type { TimelineBucket } from '../../../common/api/results_timeline';
import { severities } from '../../../common/severity';
import { severityCounts, type SeverityCounts } from '../../../common/severity_counts';
import type { ResultReader, TimelineQuery } from '../../detection/ports/result_reader';
import { searchOnce, totalOf } from '../search/search_once';
import { timeQuery } from '../source_query';
import { niceInterval } from '../../detection/findings/nice_interval';
import { ofDetector } from './result_query';

type Timeline = Awaited<ReturnType<ResultReader['timeline']>>;

interface BySeverity {
  buckets: { key: string; doc_count: number }[];
}

interface Anomalies {
  doc_count: number;
  severity: BySeverity;
}

interface Bucket {
  key: number;
  doc_count: number;
  scores: { max: number | null; avg: number | null };
  anomalies: Anomalies;
}

interface Aggregates {
  intervals: { buckets: Bucket[] };
  severity: BySeverity;
  skipped: { doc_count: number };
}

const anomalous = { term: { ml_anomaly: true } };

const bySeverity: estypes.AggregationsAggregationContainer = {
  terms: { field: 'ml.severity', size: severities.length },
};

const perInterval: Record<string, estypes.AggregationsAggregationContainer> = {
  // Greatest and mean in one pass over the scores: most of the time goes into those.
  scores: { stats: { field: 'ml_score' } },
  anomalies: {
    filter: anomalous,
    aggs: { severity: bySeverity },
  },
};

function countsOf(found: BySeverity | undefined): SeverityCounts {
  const counts = new Map(found?.buckets.map(({ key, doc_count: rows }) => [key, rows]));
  return severityCounts((severity) => counts.get(severity) ?? 0);
}

function toBucket({ key, doc_count: rows, anomalies, scores }: Bucket): TimelineBucket {
  return {
    time: key,
    max_score: scores.max,
    mean_score: scores.avg,
    rows,
    anomalies: anomalies.doc_count,
    by_severity: countsOf(anomalies.severity),
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
      skipped: { filter: { term: { 'ml.status': 'skipped' } } },
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
  const buckets = (aggregates?.intervals?.buckets ?? []).map(toBucket);
  return {
    interval_ms: intervalMs,
    totals: {
      rows: totalOf(answer.hits.total),
      // Each row of the range is in one interval.
      anomalies: buckets.reduce((sum, { anomalies }) => sum + anomalies, 0),
      skipped: aggregates?.skipped?.doc_count ?? 0,
      by_severity: countsOf(aggregates?.severity),
    },
    buckets,
  };
}
