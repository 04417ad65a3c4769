/** What labels changed of a row's score. */
import type { Forest } from '../forest';
import type { LabelEffects, LearntLabels, Matrix } from '../forest_engine';
import { scoreRow } from '../score_trees';
import { likeness, nodeRarities, rowPaths } from './label_kernel';
import { withoutLabels } from './leaf_weights';

/**
 * @param forest one that has learnt from labels
 * @param labels of them those that are known still: each has its effect without the others
 */
export function labelEffects(
  forest: Forest,
  { matrix: labelled, weights, scale }: LearntLabels,
  rows: Matrix,
): LabelEffects[] {
  const plain = withoutLabels(forest);
  const rarities = nodeRarities(forest);
  const labels = rowPaths(forest, labelled);
  const unit = scale.deviation / scale.self_likeness;
  return rowPaths(forest, rows).map((paths, row) => ({
    scoreBefore: scoreRow(plain, rows, row),
    effects: Float64Array.from(
      labels,
      (label, i) => unit * (weights[i] ?? 0) * likeness(rarities, paths, label),
    ),
  }));
}
