/** Why a row has its score: the part of each column, adding up exactly. */
import { testedRow, type Forest } from './forest';
import type { Matrix } from './forest_engine';
import { scoreOf, slopeOf } from './score_map';

/** Change of the exponent that each column brings about on the row's way from the roots to its leaves. */
function exponentChanges(forest: Forest, matrix: Matrix, row: number) {
  const { feature, threshold, left, right, weight, roots } = forest;
  const values = testedRow(forest, matrix, row);
  const changes = new Float64Array(matrix.columns);
  let base = 0;
  for (const root of roots) {
    let node = root;
    base += weight[root] ?? 0;
    for (let column = feature[node] ?? -1; column >= 0; column = feature[node] ?? -1) {
      const goesLeft = (values[column] ?? 0) <= (threshold[node] ?? 0);
      const next = (goesLeft ? left[node] : right[node]) ?? 0;
      changes[column] = (changes[column] ?? 0) + (weight[next] ?? 0) - (weight[node] ?? 0);
      node = next;
    }
  }
  return { changes, base };
}

/** Changes of the exponent below it are lost in the rounding of scores. */
const leastChange = 1e-5;

/** By how much the score rises with the exponent, in the mean from `start` to `start + change`. */
function meanSlope(forest: Forest, start: number, change: number): number {
  if (Math.abs(change) < leastChange) return slopeOf(forest, start + change / 2);
  return (scoreOf(forest, start + change) - scoreOf(forest, start)) / change;
}

/**
 * Contribution of each column to a row's score; they add up to the score minus the base score.
 *
 * On the way down a tree each split changes the expected path length; the change belongs to the
 * column that was tested (Saabas 2014, "Interpreting random forests"). These changes add up in the
 * exponent z of the score s = exp(z). They are carried over to the score in proportion, by
 * (s - s0) / (z - z0), the mean slope between the two: exact for every row.
 */
export function explainRow(forest: Forest, matrix: Matrix, row: number): Float64Array {
  const { changes, base } = exponentChanges(forest, matrix, row);
  const change = changes.reduce((sum, part) => sum + part, 0);
  const slope = meanSlope(forest, base, change);
  return changes.map((part) => part * slope);
}
