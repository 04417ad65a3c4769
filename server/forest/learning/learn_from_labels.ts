/**
 * A forest that learns from labels: the same trees with other leaf values. Logistic regression over the
 * likeness of rows (see `label_kernel.ts`), offset by the forest's own score, whose solution is a sum over
 * labelled rows and therefore leaf values again. Related: Das et al., "Incorporating Expert Feedback into
 * Active Anomaly Discovery", ICDM 2016, which learns leaf weights by another loss.
 */
import { AppError } from '../../../common/errors';
import { testedRow, type Forest } from '../forest';
import type { LabelScale, LearnRequest, Matrix } from '../forest_engine';
import { quantileOfSorted } from '../quantile';
import { scoreOf } from '../score_map';
import { exponentOfRow } from '../score_trees';
import { withLeafWeights } from './leaf_weights';
import { fitLabels, symmetric, type LabelFit } from './fit_labels';
import { leafLikenesses, likeness, meanSelfLikeness, nodeRarities, rowPaths } from './label_kernel';

/** How strongly labels are held back: below it single labels overrule the forest, above it they say little. */
export const defaultLambda = 0.1;

/** Share of ordinary rows: a row at this quantile is as likely a true finding as a false one before any label. */
const ordinaryShare = 0.97;

/**
 * @param plain a forest that has not learnt
 * @param rows in use, unlabelled ones among them: a sample of the training rows
 * @throws AppError LABELS_TEACH_NOTHING where all rows are alike to the forest
 */
export function measureLabelScale(plain: Forest, rows: Matrix): LabelScale {
  const exponents = Float64Array.from({ length: rows.rows }, (_, row) =>
    exponentOfRow(plain, testedRow(plain, rows, row)),
  );
  const mean = exponents.reduce((sum, exponent) => sum + exponent, 0) / rows.rows;
  const variance = exponents.reduce((sum, exponent) => sum + (exponent - mean) ** 2, 0) / rows.rows;
  const scale = {
    center: quantileOfSorted(exponents.slice().sort(), ordinaryShare),
    deviation: Math.sqrt(variance),
    self_likeness: meanSelfLikeness(plain, nodeRarities(plain), rows),
  };
  if (!(scale.deviation > 0 && scale.self_likeness > 0)) {
    throw new AppError(
      'LABELS_TEACH_NOTHING',
      'To this forest all rows are alike, so that labels cannot tell them apart.',
    );
  }
  return scale;
}

export type LabelledRows = Pick<LearnRequest['labelled'], 'matrix' | 'signs'>;

export interface LearntForest {
  /** The same trees; its scores stay below 1 by a further map. */
  forest: Forest;
  /** How much each label moves the forest: of the label's sign, at most 1 / lambda. */
  weights: Float64Array;
  /** What the weights were fitted to. */
  fit: LabelFit;
}

/**
 * Same trees, labels and scale give the same forest; milliseconds a label.
 * @param plain a forest that has not learnt
 */
export function learnFromLabels(
  plain: Forest,
  { matrix, signs }: LabelledRows,
  { center, deviation, self_likeness: unit }: LabelScale,
  lambda = defaultLambda,
): LearntForest {
  const rarities = nodeRarities(plain);
  const paths = rowPaths(plain, matrix);
  const kernel = symmetric(
    matrix.rows,
    (i, j) => likeness(rarities, paths[i] ?? [], paths[j] ?? []) / unit,
  );
  const offset = Float64Array.from(
    paths,
    (_, row) => (exponentOfRow(plain, testedRow(plain, matrix, row)) - center) / deviation,
  );
  const fit = { kernel, offset, signs, lambda };
  const weights = fitLabels(fit);
  const learnt = leafLikenesses(plain, rarities, paths, weights);
  const forest = withLeafWeights(
    { ...plain, bounded: true },
    (leaf) => (plain.weight[leaf] ?? 0) + (deviation / unit) * (learnt[leaf] ?? 0),
  );
  return { forest, weights, fit };
}

/**
 * Scores of rows by the sum over labels that the leaf values stand for: what a learnt forest is checked
 * against. Takes time in proportion to rows times labels.
 * @param weights of the labels, as `learnFromLabels` answers them
 * @returns one score a row, 0..1
 */
export function scoresByKernel(
  plain: Forest,
  { labelled, weights, scale }: { labelled: Matrix; weights: Float64Array; scale: LabelScale },
  rows: Matrix,
): Float64Array {
  const rarities = nodeRarities(plain);
  const labels = rowPaths(plain, labelled);
  return Float64Array.from(rowPaths(plain, rows), (paths, row) => {
    const learnt = labels.reduce(
      (sum, label, i) => sum + (weights[i] ?? 0) * likeness(rarities, paths, label),
      0,
    );
    const before = exponentOfRow(plain, testedRow(plain, rows, row));
    return scoreOf({ bounded: true }, before + (scale.deviation / scale.self_likeness) * learnt);
  });
}
