/** What is asked of results as they were written. */
import type { ResultRow } from '../../../common/api/search_results';
import type { TimelineBucket } from '../../../common/api/results_timeline';
import type { ScoreDistribution } from '../../../common/api/score_histogram';
import type { Detector } from '../../../common/detector';
import type { Ledger, SkipReason } from '../../../common/detector_state';
import type { Result, ResultStatus } from '../../../common/result';
import type { Severity } from '../../../common/severity';
import type { SeverityCounts } from '../../../common/severity_counts';
import type { AnomalyGroupReader } from './anomaly_groups';
import type { AnomalySurveyor, ResultFilter } from './anomaly_survey';
import type { AttackReader } from './attack_reader';
import type { TimeRange } from './scope';

export interface SettledCounts {
  /** Result documents, skipped ones too. */
  results: number;
  skipped: number;
  /** Why rows were skipped, most rows first. */
  skip_reasons: SkipReason[];
  dead_lettered: number;
}

/** How settled documents ended. */
export type SettledOutcomes = Pick<Ledger, 'scored' | 'skipped' | 'dead_lettered'>;

export interface TimelineQuery {
  detector: Detector;
  from: number;
  to: number;
  buckets: number;
  filters: readonly ResultFilter[];
  /** Whether rows are counted by severity. */
  severities: boolean;
}

/** Event times in milliseconds: `from` inclusive, `to` exclusive. */
export interface ScoreDistributionQuery {
  detector: Detector;
  from: number;
  to: number;
}

export interface ResultQuery {
  detector: Detector;
  from: number;
  to: number;
  only_anomalies: boolean;
  severities: Severity[];
  /** Empty for all. */
  statuses: ResultStatus[];
  filters: readonly ResultFilter[];
  /** Field whose value each row carries as its `entity`. */
  by?: string;
  sort: 'score' | 'time';
  order: 'asc' | 'desc';
  /** Draws at random instead of sorting; the same seed gives the same order of the same results. */
  random_seed?: number;
  offset: number;
  size: number;
}

export interface LabelledScore {
  score: number;
  anomaly: boolean;
  /** Value of the label field as it stands in the result document; a list where it has several. */
  label: unknown;
}

/** A result with all that its document holds. */
export interface FoundResult {
  /** Where it stands: the destination may be an alias. */
  index: string;
  result: Result;
  /** The whole document, verdict included. */
  fields: Record<string, unknown>;
  /** Event time in milliseconds since 1970; null when it has none. */
  time: number | null;
}

/** Results as written. */
export interface ResultReader extends AnomalyGroupReader, AnomalySurveyor, AttackReader {
  /**
   * Of these result ids, the ones that are settled: in the destination or among the dead letters. What rules
   * alone said while there was no model is not: a model has to judge it.
   */
  settledIds(detector: Detector, ids: string[], signal: AbortSignal): Promise<Set<string>>;
  /** Of these ids of results of windows, those in the destination: id → events that the window had. */
  windowEvents(
    detector: Detector,
    ids: string[],
    signal: AbortSignal,
  ): Promise<Map<string, number>>;
  settledCounts(detector: Detector, signal: AbortSignal): Promise<SettledCounts>;
  /** Settled documents (results and dead letters; as `settledIds`) per interval of event time. */
  settledHistogram(
    detector: Detector,
    options: { range: TimeRange; intervalMs: number },
    signal: AbortSignal,
  ): Promise<Map<number, number>>;
  /** Results and dead letters, as `settledCounts` has them, per interval of event time. */
  settledOutcomes(
    detector: Detector,
    options: { range: TimeRange; intervalMs: number },
    signal: AbortSignal,
  ): Promise<Map<number, SettledOutcomes>>;
  settledWithoutTime(detector: Detector, signal: AbortSignal): Promise<number>;
  timeline(
    query: TimelineQuery,
    signal: AbortSignal,
  ): Promise<{
    interval_ms: number;
    /** Share of the rows that scores, and rows of intervals, come from. */
    sampled: number;
    totals: {
      rows: number;
      anomalies: number;
      skipped: number;
      /** Null unless asked for. */
      by_severity: SeverityCounts | null;
    };
    buckets: TimelineBucket[];
  }>;
  scoreDistribution(query: ScoreDistributionQuery, signal: AbortSignal): Promise<ScoreDistribution>;
  /** The result of an `_id`; null when there is none. */
  find(detector: Detector, id: string, signal: AbortSignal): Promise<FoundResult | null>;
  search(query: ResultQuery, signal: AbortSignal): Promise<{ total: number; rows: ResultRow[] }>;
  /** Pages of scored results with their label, for evaluation. */
  labelledScores(
    detector: Detector,
    options: { labelField: string; range: TimeRange },
    signal: AbortSignal,
  ): AsyncIterable<LabelledScore[]>;
}
