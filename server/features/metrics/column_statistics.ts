/** What is said of a column's values. */
import { quantileOfSorted } from '../../forest/quantile';

/** In the column's own unit, over the rows that have a value. */
export interface ColumnStatistics {
  median: number;
  min: number;
  max: number;
  /** Rows that have a value. */
  present: number;
  /** Share of those rows that have the most frequent value, 0..1. */
  most_frequent_share: number;
}

/** The longest run of equal values. */
function longestRun(sorted: Float64Array): number {
  let longest = 0;
  let start = 0;
  for (let i = 1; i <= sorted.length; i++) {
    if (sorted[i] === sorted[start]) continue;
    longest = Math.max(longest, i - start);
    start = i;
  }
  return longest;
}

/** Statistics of a column; NaN is a missing value. All zero when no row has a value. */
export function columnStatistics(values: Float64Array): ColumnStatistics {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const present = sorted.length;
  return {
    median: quantileOfSorted(sorted, 0.5),
    min: sorted[0] ?? 0,
    max: sorted[present - 1] ?? 0,
    present,
    most_frequent_share: present === 0 ? 0 : longestRun(sorted) / present,
  };
}
