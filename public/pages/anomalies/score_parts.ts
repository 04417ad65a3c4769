/** A score taken apart: from the base score, over what each feature adds, to the score. */
import type { ResultRow } from '../../../common/api/search_results';
import type { Reason } from '../../../common/result';
import { roundToTotal } from '../../formatters/round_to_total';
import { strongestFirst } from '../../results/reason_text';

export interface ScorePart {
  reason: Reason;
  /** Rounded to `decimals`. */
  shown: number;
}

export interface ScoreParts {
  /** Score of the average training row, rounded. */
  base: number;
  parts: ScorePart[];
  /** Rounded; `base` and the parts shown add up to it exactly. */
  score: number;
}

/** Decimals of every score and contribution that people see. */
export const decimals = 3;

/**
 * The parts of a score, strongest towards anomalous first. The base follows from them, since the model
 * that scored may be older than the one in use; undefined without reasons.
 */
export function partsOf(score: number, stated: readonly Reason[]): ScoreParts | undefined {
  const reasons = strongestFirst(stated);
  if (reasons.length === 0) return undefined;
  const contributions = reasons.map((reason) => reason.contribution);
  const base = score - contributions.reduce((sum, value) => sum + value, 0);
  const [baseShown = 0, ...shown] = roundToTotal([base, ...contributions], decimals);
  return {
    base: baseShown,
    parts: reasons.map((reason, i) => ({ reason, shown: shown[i] ?? 0 })),
    score: Math.round(score * 10 ** decimals) / 10 ** decimals,
  };
}

/** The parts of a row's score; undefined for a row without a score or without reasons. */
export function scoreParts(row: Pick<ResultRow, 'ml' | 'ml_score'>): ScoreParts | undefined {
  return row.ml_score === undefined ? undefined : partsOf(row.ml_score, row.ml.reasons ?? []);
}
