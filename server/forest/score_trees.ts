/** Scoring by walking the trees plainly: what the scorers are checked against. */
import { exponential } from './exponential';
import { testedRow, type Forest } from './forest';
import type { Matrix } from './forest_engine';

/** The leaf that a row reaches. */
function leafOf(forest: Forest, values: Float64Array, root: number): number {
  const { feature, threshold, left, right } = forest;
  let node = root;
  for (let column = feature[node] ?? -1; column >= 0; column = feature[node] ?? -1) {
    const goesLeft = (values[column] ?? 0) <= (threshold[node] ?? 0);
    node = (goesLeft ? left[node] : right[node]) ?? 0;
  }
  return node;
}

/** The score of one row, 0..1. */
export function scoreRow(forest: Forest, matrix: Matrix, row: number): number {
  const values = testedRow(forest, matrix, row);
  let exponent = 0;
  for (const root of forest.roots) exponent += forest.weight[leafOf(forest, values, root)] ?? 0;
  return exponential(exponent);
}

/** One score a row, 0..1, higher = more anomalous. */
export function scoreTrees(forest: Forest, matrix: Matrix): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_, row) => scoreRow(forest, matrix, row));
}
