/** What another threshold would do, by the points of a curve: without asking the server. */
import type { CurvePoint, Evaluation } from '../../../common/api/evaluate_detector';
import type { LiveReport } from '../../../common/live_scoring';

const dayMs = 86_400_000;

const nothingFlagged = { precision: 0, recall: 0, false_positive_rate: 0 };

/** The curve at a threshold: as far as the points tell, which are a step of the curve apart at most. */
export function pointAt(curve: readonly CurvePoint[], threshold: number): CurvePoint {
  let found: CurvePoint | undefined;
  for (const point of curve) {
    if (point.threshold < threshold) break;
    found = point;
  }
  return { ...(found ?? nothingFlagged), threshold };
}

/**
 * The verdicts as they were written: the points of a curve of many rows are too far apart to tell that
 * exactly.
 */
export function asWritten(
  { confusion: { fp, tn }, precision, recall }: Evaluation,
  threshold: number,
): CurvePoint {
  return {
    threshold,
    precision,
    recall,
    false_positive_rate: fp + tn === 0 ? 0 : fp / (fp + tn),
  };
}

export interface ThresholdPrice {
  /** Each 0..1. */
  precision: number;
  recall: number;
  f1: number;
  /** Labelled rows that it flags. */
  flagged: number;
  /** Null where the rate of rows is not known. */
  alertsPerDay: number | null;
}

/** Rows a day, by event time, of what was scored lately; null where that has no length. */
export function rowsPerDay(live: LiveReport | null): number | null {
  if (live === null) return null;
  const span = Date.parse(live.to) - Date.parse(live.from);
  return span > 0 ? (live.rows * dayMs) / span : null;
}

/** @param rate rows a day; null where it is not known */
export function priceOf(
  { anomalies, rows }: Pick<Evaluation, 'anomalies' | 'rows'>,
  { false_positive_rate: falseRate, precision, recall }: CurvePoint,
  rate: number | null,
): ThresholdPrice {
  const flagged = Math.round(recall * anomalies + falseRate * (rows - anomalies));
  const sum = precision + recall;
  return {
    precision,
    recall,
    f1: sum === 0 ? 0 : (2 * precision * recall) / sum,
    flagged,
    alertsPerDay: rate === null || rows === 0 ? null : (flagged / rows) * rate,
  };
}
