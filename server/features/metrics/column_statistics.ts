/** What training remembers of each column. */
import { quantileOfSorted } from '../../forest/quantile';
import type { Row } from './build_rows';

/** In the field's own unit, over the rows that have a value. */
export interface ColumnStatistics {
  median: number;
  min: number;
  max: number;
  /** Rows that have a value. */
  present: number;
}

/** Statistics of one column; all zero when no row has a value. */
export function columnStatistics(rows: readonly Row[], column: number): ColumnStatistics {
  const present = Float64Array.from(
    rows.map((row) => row.values[column] ?? NaN).filter((value) => !Number.isNaN(value)),
  ).sort();
  return {
    median: quantileOfSorted(present, 0.5),
    min: present[0] ?? 0,
    max: present[present.length - 1] ?? 0,
    present: present.length,
  };
}
