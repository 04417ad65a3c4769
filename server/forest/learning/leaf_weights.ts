/** Giving the leaves of a forest other weights. */
import type { Forest } from '../forest';
import { averagePathLength } from '../path_length';

/** The same trees; nodes above the leaves get the mean of those below, weighted by training rows. */
export function withLeafWeights(
  forest: Forest,
  weightOf: (leaf: number, depth: number) => number,
): Forest {
  const { roots, feature, left, right, count } = forest;
  const weight = new Float64Array(forest.weight.length);
  const settle = (node: number, depth: number): number => {
    if (feature[node] === -1) {
      weight[node] = weightOf(node, depth);
    } else {
      const [lower, upper] = [left[node] ?? 0, right[node] ?? 0];
      const share = (count[lower] ?? 0) / ((count[lower] ?? 0) + (count[upper] ?? 0));
      weight[node] = share * settle(lower, depth + 1) + (1 - share) * settle(upper, depth + 1);
    }
    return weight[node] ?? 0;
  };
  for (const root of roots) settle(root, 0);
  return { ...forest, weight };
}

/** The forest as it was before it learnt from labels: its leaves weigh by depth and rows alone. */
export function withoutLabels(forest: Forest): Forest {
  if (!forest.bounded) return forest;
  const scale = -Math.LN2 / (forest.roots.length * averagePathLength(forest.sampleSize));
  return withLeafWeights(
    { ...forest, bounded: false },
    (leaf, depth) => scale * (depth + averagePathLength(forest.count[leaf] ?? 1)),
  );
}
