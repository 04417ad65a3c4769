/**
 * Scores and anomalies over time. Anomalies are counted; the lines of all rows' scores come from a sample where
 * rows are many, since a look at each of them would take as long as all else together.
 */
import { resultTimeField } from '../../../common/fields';
import type { Client, estypes } from '@elastic/elasticsearch';
import type { TimelineBucket } from '../../../common/api/results_timeline';
import type { ResultReader, TimelineQuery } from '../../detection/ports/result_reader';
import { countOnce, searchOnce } from '../search/search_once';
import { timeQuery } from '../source_query';
import { niceInterval } from '../../detection/findings/nice_interval';
import { ofDetector } from './result_query';
import { bySeverity, type SeverityAnswer, severityCountsOf } from './severity_aggregation';

type Timeline = Awaited<ReturnType<ResultReader['timeline']>>;
type Aggregations = Record<string, estypes.AggregationsAggregationContainer>;

/** Rows that are looked at one by one, about. */
const mostSampled = 100_000;
/** The sampler takes every row, or half of them at most. */
const largestShare = 0.5;
/** The same rows whenever it is asked, while the segments are the same: Elasticsearch draws from each anew. */
const seed = 42;

interface Scores {
  key: number;
  doc_count: number;
  scores: { max: number | null; avg: number | null };
}

interface Anomalies {
  key: number;
  doc_count: number;
  worst: { value: number | null };
  severity: SeverityAnswer;
}

interface Histogram<Bucket> {
  intervals: { buckets: Bucket[] };
}

const anomalous = { term: { ml_anomaly: true } };
const skipped = { term: { 'ml.status': 'skipped' } };

/** What is asked about the results of one timeline. */
class TimelineReader {
  constructor(
    private readonly client: Client,
    private readonly query: TimelineQuery,
    private readonly signal: AbortSignal,
  ) {}

  count(...filters: estypes.QueryDslQueryContainer[]): Promise<number> {
    return countOnce(this.client, this.searchFor({}, filters), this.signal);
  }

  /** Scores of a share of the rows; counts are scaled up to all of them. */
  async scores(share: number, intervalMs: number): Promise<Scores[]> {
    const found = await this.aggregate<{ sample: Histogram<Scores> }>({
      sample: {
        random_sampler: { probability: share, seed },
        aggs: perInterval(intervalMs, { scores: { stats: { field: 'ml_score' } } }),
      },
    });
    return found?.sample.intervals.buckets ?? [];
  }

  async anomalies(intervalMs: number): Promise<Anomalies[]> {
    const aggs = { worst: { max: { field: 'ml_score' } }, severity: bySeverity };
    const found = await this.aggregate<Histogram<Anomalies>>(
      perInterval(intervalMs, aggs),
      anomalous,
    );
    return found?.intervals.buckets ?? [];
  }

  async severities(): Promise<SeverityAnswer | undefined> {
    const found = await this.aggregate<{ severity: SeverityAnswer }>({ severity: bySeverity });
    return found?.severity;
  }

  private searchFor(
    request: Omit<estypes.SearchRequest, 'index' | 'query'>,
    narrower: estypes.QueryDslQueryContainer[],
  ) {
    const { detector, filters, from, to } = this.query;
    const { index } = detector.destination;
    const query = ofDetector(
      detector,
      timeQuery(resultTimeField, { from, to }),
      ...filters,
      ...narrower,
    );
    const doing = `Reading results from "${index}"`;
    return { indices: [index], doing, mayBeMissing: true, request: { ...request, query } };
  }

  private async aggregate<Found>(
    aggs: Aggregations,
    ...filters: estypes.QueryDslQueryContainer[]
  ): Promise<Found | undefined> {
    const search = this.searchFor({ size: 0, track_total_hits: false, aggs }, filters);
    const answer = await searchOnce(this.client, search, this.signal);
    return answer.aggregations as unknown as Found | undefined;
  }
}

function perInterval(intervalMs: number, aggs: Aggregations): Aggregations {
  const interval = { field: resultTimeField, fixed_interval: `${intervalMs}ms` };
  return { intervals: { date_histogram: { ...interval, min_doc_count: 1 }, aggs } };
}

function greatest(scores: ReadonlyArray<number | null | undefined>): number | null {
  const known = scores.filter((score): score is number => typeof score === 'number');
  return known.length === 0 ? null : Math.max(...known);
}

const byTime = <Bucket extends { key: number }>(buckets: Bucket[]) =>
  new Map(buckets.map((bucket) => [bucket.key, bucket]));

function bucketsOf(
  { from, to }: TimelineQuery,
  intervalMs: number,
  found: { scores: Scores[]; anomalies: Anomalies[] },
): TimelineBucket[] {
  const scoresAt = byTime(found.scores);
  const anomaliesAt = byTime(found.anomalies);
  const buckets: TimelineBucket[] = [];
  for (let time = Math.floor(from / intervalMs) * intervalMs; time < to; time += intervalMs) {
    const sampled = scoresAt.get(time);
    const flagged = anomaliesAt.get(time);
    const anomalies = flagged?.doc_count ?? 0;
    buckets.push({
      time,
      max_score: greatest([sampled?.scores.max, flagged?.worst.value]),
      mean_score: sampled?.scores.avg ?? null,
      rows: Math.max(anomalies, sampled?.doc_count ?? 0),
      anomalies,
      by_severity: severityCountsOf(anomalies, flagged?.severity),
    });
  }
  return buckets;
}

/**
 * Intervals from `from` (inclusive) to `to` (exclusive), empty ones too, at most `buckets` + 1 of
 * them. `rows` counts every result, skipped ones too.
 */
export async function readTimeline(
  client: Client,
  query: TimelineQuery,
  signal: AbortSignal,
): Promise<Timeline> {
  const reader = new TimelineReader(client, query, signal);
  const intervalMs = niceInterval(query.to - query.from, query.buckets);
  const rows = await reader.count();
  const share = rows <= mostSampled ? 1 : Math.min(largestShare, mostSampled / rows);
  const [scores, anomalies, notScored, severities] = await Promise.all([
    reader.scores(share, intervalMs),
    reader.anomalies(intervalMs),
    reader.count(skipped),
    query.severities ? reader.severities() : null,
  ]);
  return {
    interval_ms: intervalMs,
    sampled: share,
    totals: {
      rows,
      anomalies: anomalies.reduce((sum, { doc_count }) => sum + doc_count, 0),
      skipped: notScored,
      by_severity: severities === null ? null : severityCountsOf(rows, severities),
    },
    buckets: bucketsOf(query, intervalMs, { scores, anomalies }),
  };
}
