/** Documents to rows for `metrics` detectors: one row a document, one column a feature. */
import type { Feature } from '../../../common/detector';
import type { ErrorCode } from '../../../common/errors';
import type { Matrix } from '../../forest/forest_engine';
import { readField } from './read_field';
import { isMissing, readNumber } from './read_number';

/** Why a document has no row. */
export interface RowProblem {
  code: ErrorCode;
  field: string;
}

export interface Row {
  /** One value a feature; NaN where the value is missing and the median will stand in. */
  values: number[];
  /** Fields whose value is missing. */
  missing: readonly string[];
}

const none: readonly string[] = [];

/** One document's row, or the first problem in the order of the features. */
export function buildRow(source: unknown, features: readonly Feature[]): Row | RowProblem {
  const values: number[] = [];
  let missing = none;
  for (const feature of features) {
    const reading = readNumber(readField(source, feature.field), feature);
    if ('value' in reading) {
      values.push(reading.value);
    } else if (feature.missing === 'median' && isMissing(reading.problem)) {
      values.push(NaN);
      missing = [...missing, feature.field];
    } else {
      return { code: reading.problem, field: feature.field };
    }
  }
  return { values, missing };
}

/** Rows as one block, with `fill[column]` in place of every missing value. */
export function toMatrix(rows: readonly Row[], fill: readonly number[]): Matrix {
  const columns = fill.length;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, r) => {
    row.values.forEach((value, column) => {
      values[r * columns + column] = Number.isNaN(value) ? (fill[column] ?? 0) : value;
    });
  });
  return { values, rows: rows.length, columns };
}
