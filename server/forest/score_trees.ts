/** Scoring by walking the trees plainly: what the scorers are checked against. */
import { testedRow, type Forest } from './forest';
import type { Matrix } from './forest_engine';
import { scoreOf } from './score_map';

/** The leaf that a row reaches. */
export function leafOf(forest: Forest, values: Float64Array, root: number): number {
  const { feature, threshold, left, right } = forest;
  let node = root;
  for (let column = feature[node] ?? -1; column >= 0; column = feature[node] ?? -1) {
    const goesLeft = (values[column] ?? 0) <= (threshold[node] ?? 0);
    node = (goesLeft ? left[node] : right[node]) ?? 0;
  }
  return node;
}

/** The sum of the leaves that a row reaches, as `testedRow` gives it. */
export function exponentOfRow(forest: Forest, values: Float64Array): number {
  let exponent = 0;
  for (const root of forest.roots) exponent += forest.weight[leafOf(forest, values, root)] ?? 0;
  return exponent;
}

/** The score of one row, 0..1. */
export function scoreRow(forest: Forest, matrix: Matrix, row: number): number {
  return scoreOf(forest, exponentOfRow(forest, testedRow(forest, matrix, row)));
}

/** One score a row, 0..1, higher = more anomalous. */
export function scoreTrees(forest: Forest, matrix: Matrix): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_, row) => scoreRow(forest, matrix, row));
}
