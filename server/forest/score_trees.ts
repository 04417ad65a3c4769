/** Scoring by walking the trees in typed arrays: the check on onnxruntime, and the way to reasons. */
import type { Forest } from './forest';
import type { Matrix } from './forest_engine';

/** The leaf that a row reaches. */
function leafOf(forest: Forest, { values, columns }: Matrix, row: number, root: number): number {
  const { feature, threshold, left, right, roundsRows } = forest;
  let node = root;
  for (let column = feature[node] ?? -1; column >= 0; column = feature[node] ?? -1) {
    const value = values[row * columns + column] ?? 0;
    const goesLeft = (roundsRows ? Math.fround(value) : value) <= (threshold[node] ?? 0);
    node = (goesLeft ? left[node] : right[node]) ?? 0;
  }
  return node;
}

/** The score of one row, 0..1. */
export function scoreRow(forest: Forest, matrix: Matrix, row: number): number {
  let exponent = 0;
  for (const root of forest.roots)
    exponent += forest.weight[leafOf(forest, matrix, row, root)] ?? 0;
  return Math.exp(exponent);
}

/** One score a row, 0..1, higher = more anomalous. */
export function scoreTrees(forest: Forest, matrix: Matrix): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_, row) => scoreRow(forest, matrix, row));
}
