/** What is said of a column's values. */
import { quantileOfSorted } from '../../forest/quantile';
import { sortNumbers } from '../sort_in_turns';
import { inTurns } from '../turns';

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
async function longestRun(sorted: Float64Array): Promise<number> {
  let longest = 0;
  let start = 0;
  await inTurns(sorted.length, (i) => {
    if (sorted[i] !== sorted[start]) start = i;
    longest = Math.max(longest, i - start + 1);
  });
  return longest;
}

/**
 * The values of a column that are there, ascending.
 * @param valueOf a row's value, by its number; NaN where it is missing
 */
export async function presentValues(
  rows: number,
  valueOf: (row: number) => number,
): Promise<Float64Array> {
  const values = new Float64Array(rows);
  let present = 0;
  await inTurns(rows, (row) => {
    const value = valueOf(row);
    if (Number.isNaN(value)) return;
    values[present] = value;
    present += 1;
  });
  return sortNumbers(values.subarray(0, present));
}

/**
 * Statistics of a column. All zero when no row has a value.
 * @param sorted as `presentValues` has them
 */
export async function columnStatistics(sorted: Float64Array): Promise<ColumnStatistics> {
  const present = sorted.length;
  return {
    median: quantileOfSorted(sorted, 0.5),
    min: sorted[0] ?? 0,
    max: sorted[present - 1] ?? 0,
    present,
    most_frequent_share: present === 0 ? 0 : (await longestRun(sorted)) / present,
  };
}
