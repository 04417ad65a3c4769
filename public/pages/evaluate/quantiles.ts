import { scoreQuantileLevels, type ModelManifest } from '../../../common/model_manifest';

/** The score of a level among quantiles; undefined where it is not among them. */
export const quantileOf = (
  quantiles: readonly { level: number; score: number }[],
  level: number,
): number | undefined => quantiles.find((quantile) => quantile.level === level)?.score;

/** The score that this share of the training rows lies under; undefined for a level that is not kept. */
export function trainingQuantile(
  { score_quantiles: scores }: Pick<ModelManifest, 'score_quantiles'>,
  level: number,
): number | undefined {
  const at = scoreQuantileLevels.findIndex((known) => Math.abs(known - level) < 1e-9);
  return at === -1 ? undefined : scores[at];
}
