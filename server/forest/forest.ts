/** A forest as arrays: node n of any tree stands at index n of each. */
import type { Matrix } from './forest_engine';
import { scoreOf } from './score_map';

export interface Forest {
  columns: number;
  /** Rows drawn for each tree. */
  sampleSize: number;
  /** Whether rows are rounded to 32-bit floats before they are tested, as scikit-learn does. */
  roundsRows: boolean;
  /**
   * Whether scores are kept below 1 by a further map: labels may move a row's exponent above 0, which
   * path lengths alone never do.
   */
  bounded: boolean;
  /** Index of each tree's root. */
  roots: Int32Array;
  /** Column that the node tests; -1 for a leaf. */
  feature: Int32Array;
  /** Rows with value <= threshold go left, others right. */
  threshold: Float64Array;
  left: Int32Array;
  right: Int32Array;
  /** Training rows that reached the node, of the tree's sample. */
  count: Int32Array;
  /**
   * Contribution to the exponent of the score: at a leaf -ln 2 * (depth + c(count)) / (trees * c(sample
   * size)), elsewhere the mean of the leaves below, weighted by their training rows. A row's score is
   * exp of the sum of its leaves' weights. Labels that the forest has learnt from add to the leaves.
   */
  weight: Float64Array;
}

/** The score that the roots' weights add up to: that of the average training row, 0..1. */
export function baseScore(forest: Forest): number {
  const { roots, weight } = forest;
  return scoreOf(
    forest,
    roots.reduce((sum, root) => sum + (weight[root] ?? 0), 0),
  );
}

/** One row as the trees test it: rounded to 32-bit floats where the forest wants that. */
export function testedRow(
  { roundsRows }: Pick<Forest, 'roundsRows'>,
  { values, columns }: Matrix,
  row: number,
): Float64Array {
  const own = values.subarray(row * columns, (row + 1) * columns);
  return roundsRows ? own.map(Math.fround) : own;
}
