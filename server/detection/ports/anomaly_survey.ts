/** Anomalies of several detectors at a glance: what pages ask of results. Port types and nothing else. */
import type { Finding } from '../../../common/api/anomaly_summary';
import type { Lane } from '../../../common/api/anomaly_lanes';
import type { SeverityCounts } from '../../../common/severity_counts';
import type { Span } from './anomaly_groups';

/** Query DSL, as people's filters become it. */
export type ResultFilter = Record<string, unknown>;

/** The detectors that write to one destination. */
export interface SurveyScope {
  index: string;
  detectorIds: readonly string[];
}

export interface LaneOptions {
  span: Span;
  intervalMs: number;
  /** Field whose values are the lanes; undefined makes one lane a detector. */
  by: string | undefined;
  most: number;
  filters: readonly ResultFilter[];
}

export type WorstFinding = Omit<Finding, 'detector_name' | 'window'> & {
  /** Of the document that was scored. */
  source_id: string;
  /** 0..100, by which findings of different models can be compared. */
  percentile: number;
};

export interface SurveySummary {
  counts: SeverityCounts;
  /** Of the span of the same length before. */
  counts_before: SeverityCounts;
  worst: WorstFinding[];
}

/** Reads with the rights of whom it was made for; an index that is not there yet has no rows. */
export interface AnomalySurveyor {
  /** At most `most` lanes with anomalies, the highest score first. @throws AppError ES_FORBIDDEN, ... */
  anomalyLanes(
    scope: SurveyScope,
    options: LaneOptions,
    signal: AbortSignal,
  ): Promise<{ lanes: Omit<Lane, 'name'>[]; more: boolean }>;
  anomalySummary(
    scope: SurveyScope,
    options: { span: Span; worst: number },
    signal: AbortSignal,
  ): Promise<SurveySummary>;
  /** Names of fields with values that can be told apart, in the destination of a detector. */
  entityFields(index: string, signal: AbortSignal): Promise<string[]>;
}
