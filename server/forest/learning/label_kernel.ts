/**
 * Likeness of rows in the eyes of a forest: how rare the smallest nodes are that both rows fall into,
 * as the kernel in which labels are learnt from.
 */
import { testedRow, type Forest } from '../forest';
import type { Matrix } from '../forest_engine';
import { leafOf } from '../score_trees';

/** Log2 of how much smaller a node is than its tree: 0 at the root, log2(sample size) for one row. */
export function nodeRarities({ roots, feature, left, right, count }: Forest): Float64Array {
  const rarities = new Float64Array(feature.length);
  for (const root of roots) {
    const all = count[root] ?? 1;
    const waiting = [root];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      rarities[node] = Math.log2(all / (count[node] ?? 1));
      if (feature[node] !== -1) waiting.push(left[node] ?? 0, right[node] ?? 0);
    }
  }
  return rarities;
}

/** The node of each depth that a row passes in one tree, root first, leaf last. */
function pathOf(forest: Forest, values: Float64Array, root: number): Int32Array {
  const { feature, threshold, left, right } = forest;
  const path = [root];
  let node = root;
  for (let column = feature[node] ?? -1; column >= 0; column = feature[node] ?? -1) {
    const goesLeft = (values[column] ?? 0) <= (threshold[node] ?? 0);
    node = (goesLeft ? left[node] : right[node]) ?? 0;
    path.push(node);
  }
  return Int32Array.from(path);
}

/** Where some rows go: by row, then by tree, the nodes from the root to the leaf. */
export type RowPaths = readonly (readonly Int32Array[])[];

export function rowPaths(forest: Forest, matrix: Matrix): RowPaths {
  return Array.from({ length: matrix.rows }, (_, row) => {
    const values = testedRow(forest, matrix, row);
    return Array.from(forest.roots, (root) => pathOf(forest, values, root));
  });
}

/**
 * Sum over the trees of the rarity of the lowest node that two rows share: 0 for rows that part at
 * every root, largest for a row and itself.
 */
export function likeness(
  rarities: Float64Array,
  one: readonly Int32Array[],
  other: readonly Int32Array[],
): number {
  let sum = 0;
  for (let tree = 0; tree < one.length; tree++) {
    const a = one[tree] ?? noNodes;
    const b = other[tree] ?? noNodes;
    let depth = 0;
    while (depth + 1 < a.length && a[depth + 1] === b[depth + 1]) depth += 1;
    sum += rarities[a[depth] ?? 0] ?? 0;
  }
  return sum;
}

const noNodes = new Int32Array();

/** The mean likeness of rows with themselves: what likenesses are measured in. */
export function meanSelfLikeness(forest: Forest, rarities: Float64Array, matrix: Matrix): number {
  let sum = 0;
  for (let row = 0; row < matrix.rows; row++) {
    const values = testedRow(forest, matrix, row);
    for (const root of forest.roots) sum += rarities[leafOf(forest, values, root)] ?? 0;
  }
  return sum / matrix.rows;
}

/**
 * What every node adds to the sum of weighted likenesses between a row and the given rows: the sum over
 * a leaf's ancestors and itself is the leaf's part, so that the kernel becomes leaf values.
 * @param weights one number a row of `paths`
 * @returns one number a node: at leaves what the rows that end there have; elsewhere 0
 */
export function leafLikenesses(
  forest: Forest,
  rarities: Float64Array,
  paths: RowPaths,
  weights: ArrayLike<number>,
): Float64Array {
  /** Of each node, the weights of the rows that pass it. */
  const passing = new Float64Array(forest.feature.length);
  paths.forEach((trees, row) => {
    for (const path of trees) {
      for (const node of path) passing[node] = (passing[node] ?? 0) + (weights[row] ?? 0);
    }
  });
  const parts = new Float64Array(forest.feature.length);
  for (const root of forest.roots) {
    const waiting = [{ node: root, above: 0, sum: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { node, above } = next;
      const rarity = rarities[node] ?? 0;
      const sum = next.sum + (passing[node] ?? 0) * (rarity - above);
      if (forest.feature[node] === -1) parts[node] = sum;
      else {
        for (const child of [forest.left[node] ?? 0, forest.right[node] ?? 0]) {
          waiting.push({ node: child, above: rarity, sum });
        }
      }
    }
  }
  return parts;
}
