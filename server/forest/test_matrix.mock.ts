/** Rows for the forest's tests. */
import type { Matrix } from './forest_engine';
import { SeededRandom } from './random';

export function matrixOf(rows: number[][]): Matrix {
  const columns = rows[0]?.length ?? 0;
  return { values: Float64Array.from(rows.flat()), rows: rows.length, columns };
}

/** Uniform rows, each column made from a number in [0, 1) and the row's number. */
export function randomMatrix(
  rows: number,
  columns: Array<(unit: number, row: number) => number>,
  seed = 1,
): Matrix {
  const random = new SeededRandom(seed);
  return matrixOf(
    Array.from({ length: rows }, (_, row) => columns.map((make) => make(random.unit(), row))),
  );
}

export const plain = (unit: number) => unit;
/** Dense in the middle and thin at the ends, as measurements mostly are: the logistic distribution. */
export const bellShaped = (unit: number) => Math.log((unit + 1e-9) / (1 - unit + 1e-9));
export const epochMilliseconds = (unit: number) => 1.7e12 + Math.floor(unit * 3_600_000);
export const byteCounter = (unit: number) => 3e9 + Math.floor(unit * 1e6);
export const tinyRange = (unit: number) => 1 + unit * 1e-12;
export const tied = (unit: number) => Math.floor(unit * 4);
export const constant = () => 7;
