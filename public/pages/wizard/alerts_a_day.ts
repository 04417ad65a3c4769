/** What a threshold costs, from the quantiles of a preview's scores: no server is asked. */
import { roundedAlerts } from '../../../common/alerts_a_day';
import type { DetectorPreview } from '../../../common/api/preview_detector';
import type { Threshold } from '../../../common/detector_model';
import { scoreQuantileLevels } from '../../../common/model_manifest';
import { percentileOf, valueAtLevel } from '../../../common/quantiles';

type Scores = Pick<DetectorPreview, 'score_quantiles' | 'rows_per_day'>;

/** What the threshold of a detector can be given as. */
export type ThresholdKind = 'contamination' | 'score' | 'alerts_per_day';

/** Limits of the API. */
const shares = { least: 0.000001, most: 0.5 };
const leastAlerts = 0.001;

const clamped = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, value));

/** To so many significant digits: what people type, not what a division leaves. */
const rounded = (value: number, digits = 3) => Number(value.toPrecision(digits));

export const kindOf = (threshold: Threshold): ThresholdKind => {
  if ('score' in threshold) return 'score';
  return 'contamination' in threshold ? 'contamination' : 'alerts_per_day';
};

/** Share of the rows, 0..1, that score at or over a threshold. */
export const shareOver = (score: number, { score_quantiles: quantiles }: Scores): number =>
  1 - percentileOf(score, quantiles, scoreQuantileLevels) / 100;

/**
 * Rows of the sample at or over a threshold, 0 and more: counted where those with the highest scores go
 * further down than it, by the quantiles otherwise.
 */
export function flaggedInSample(
  score: number,
  preview: Pick<DetectorPreview, 'findings' | 'rows' | 'score_quantiles' | 'rows_per_day'>,
): { rows: number; isExact: boolean } {
  const { findings, rows } = preview;
  const counted = findings.filter((finding) => finding.score >= score).length;
  return counted < findings.length || findings.length === rows
    ? { rows: counted, isExact: true }
    : { rows: Math.max(counted, Math.round(shareOver(score, preview) * rows)), isExact: false };
}

/** Rows a day at or over a threshold; null where the rate of rows is not known. */
export const alertsADay = (score: number, scores: Scores): number | null =>
  scores.rows_per_day === null ? null : scores.rows_per_day * shareOver(score, scores);

/** The score, 0..1, that a threshold is among these scores. */
export function scoreOf(threshold: Threshold, scores: Scores): number {
  if ('score' in threshold) return threshold.score;
  const share =
    'contamination' in threshold
      ? threshold.contamination
      : clamped(threshold.alerts_per_day / (scores.rows_per_day ?? Infinity), 0, shares.most);
  return valueAtLevel(1 - share, scores.score_quantiles, scoreQuantileLevels);
}

/** A score as a threshold of the wanted kind; a share where alerts a day are not known. */
export function thresholdAt(score: number, kind: ThresholdKind, scores: Scores): Threshold {
  if (kind === 'score') return { score: rounded(clamped(score, 0, 1), 4) };
  const alerts = alertsADay(score, scores);
  if (kind === 'alerts_per_day' && alerts !== null) {
    return { alerts_per_day: Math.max(leastAlerts, roundedAlerts(alerts)) };
  }
  return { contamination: clamped(rounded(shareOver(score, scores)), shares.least, shares.most) };
}
