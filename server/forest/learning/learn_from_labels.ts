/**
 * A forest that learns from labels: the same trees with other leaf values. Logistic regression over the
 * likeness of rows (see `label_kernel.ts`), offset by the forest's own score, whose solution is a sum over
 * labelled rows and therefore leaf values again. Related: Das et al., "Incorporating Expert Feedback into
 * Active Anomaly Discovery", ICDM 2016, which learns leaf weights by another loss.
 */
import { AppError } from '../../../common/errors';
import { testedRow, type Forest } from '../forest';
import type { Matrix } from '../forest_engine';
import { quantileOfSorted } from '../quantile';
import { exponentOfRow } from '../score_trees';
import { withLeafWeights } from './leaf_weights';
import { fitLabels, symmetric } from './fit_labels';
import { leafLikenesses, likeness, meanSelfLikeness, nodeRarities, rowPaths } from './label_kernel';

/** How strongly labels are held back: below it single labels overrule the forest, above it they say little. */
export const defaultLambda = 0.1;

/** Share of ordinary rows: a row at this quantile is as likely a true finding as a false one before any label. */
const ordinaryShare = 0.97;

/** What a forest says of rows in use, so that labels can be weighed against it. */
export interface LabelScale {
  /** 97 % quantile of the rows' exponents. */
  center: number;
  /** Their standard deviation. */
  deviation: number;
  /** Mean likeness of these rows with themselves. */
  self_likeness: number;
}

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

export interface LabelledRows {
  matrix: Matrix;
  /** One a row: +1 for a true anomaly, -1 for a false one. */
  signs: Int8Array;
}

export interface LearntForest {
  /** The same trees; its scores stay below 1 by a further map. */
  forest: Forest;
  /** How much each label moves the forest: of the label's sign, at most 1 / lambda. */
  weights: Float64Array;
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
  const weights = fitLabels({ kernel, offset, signs, lambda });
  const learnt = leafLikenesses(plain, rarities, paths, weights);
  const forest = withLeafWeights(
    { ...plain, bounded: true },
    (leaf) => (plain.weight[leaf] ?? 0) + (deviation / unit) * (learnt[leaf] ?? 0),
  );
  return { forest, weights };
}
