/** What the comparison of forests with several seeds says, in figures. */
import type { SeedStability } from '../../../common/api/seed_stability';

export interface Spread {
  least: number;
  mean: number;
}

/** Of the pairs that have the figure; null where none has. */
function spreadOf(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return {
    least: Math.min(...known),
    mean: known.reduce((sum, value) => sum + value, 0) / known.length,
  };
}

export interface StabilityFigures {
  /** Spearman's, -1..1. */
  correlation: Spread | null;
  /** Jaccard, 0..1. */
  agreement: Spread | null;
  /** Rows that at least one forest flags, and those that all flag. */
  flaggedByAny: number;
  flaggedByAll: number;
}

export function stabilityFigures({ flagged_by: by, pairs }: SeedStability): StabilityFigures {
  return {
    correlation: spreadOf(pairs.map(({ rank_correlation: value }) => value)),
    agreement: spreadOf(pairs.map(({ flag_agreement: value }) => value)),
    flaggedByAny: by.slice(1).reduce((sum, rows) => sum + rows, 0),
    flaggedByAll: by[by.length - 1] ?? 0,
  };
}
