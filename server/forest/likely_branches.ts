/**
 * Trees turned so that most rows take the second branch of each node. onnxruntime walks all nodes by one
 * and the same jump, and a processor that guesses it wrong loses more time than the node itself takes:
 * with the likely branch always on one side it is mostly right.
 */
import { nextAbove } from './float_steps';
import type { Forest } from './forest';
import type { Matrix } from './forest_engine';

/**
 * The same forest over twice the columns, the second half of them the first half's negatives: a row
 * reaches the same leaves. A node whose first branch had more training rows asks for the negative,
 * `-value <= -(next number above the threshold)`, which holds where `value <= threshold` does not.
 */
export function turnToLikelyBranches(forest: Forest): Forest {
  const { columns, feature, threshold, left, right, count } = forest;
  const turned = {
    ...forest,
    columns: 2 * columns,
    feature: feature.slice(),
    threshold: threshold.slice(),
    left: left.slice(),
    right: right.slice(),
  };
  feature.forEach((column, node) => {
    const [first, second] = [left[node] ?? 0, right[node] ?? 0];
    if (column === -1 || (count[first] ?? 0) <= (count[second] ?? 0)) return;
    turned.feature[node] = column + columns;
    turned.threshold[node] = -nextAbove(threshold[node] ?? 0, false);
    turned.left[node] = second;
    turned.right[node] = first;
  });
  return turned;
}

/** Rows for such a forest: each value, and behind a row's values their negatives. */
export function withNegatives({ values, rows, columns }: Matrix): Matrix {
  const both = new Float64Array(2 * values.length);
  for (let row = 0; row < rows; row++) {
    const to = 2 * row * columns;
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] ?? 0;
      both[to + column] = value;
      both[to + columns + column] = -value;
    }
  }
  return { values: both, rows, columns: 2 * columns };
}
