/** The rows of a comparison as points of a chart. */
import type { Disagreement, ModelComparison } from '../../../common/api/compare_models';

/** Score of the left version, then of the right one. */
export type Point = [number, number];

/** Points by who flags the row. */
export function pointsOf({
  left,
  right,
  scores,
}: ModelComparison): Record<Disagreement['flagged_by'], Point[]> {
  const points: Record<Disagreement['flagged_by'], Point[]> = {
    neither: [],
    both: [],
    left: [],
    right: [],
  };
  scores.left.forEach((score, row) => {
    const other = scores.right[row] ?? NaN;
    const [byLeft, byRight] = [score >= left.threshold, other >= right.threshold];
    const by = byLeft ? (byRight ? 'both' : 'left') : byRight ? 'right' : 'neither';
    points[by].push([score, other]);
  });
  return points;
}

/** The same range of scores for both axes: all points and both thresholds, with a little room. */
export function scoreDomain({ left, right, scores }: ModelComparison): {
  min: number;
  max: number;
} {
  let [min, max] = [
    Math.min(left.threshold, right.threshold),
    Math.max(left.threshold, right.threshold),
  ];
  for (const score of [...scores.left, ...scores.right]) {
    min = Math.min(min, score);
    max = Math.max(max, score);
  }
  const twentieth = (score: number) => score * 20;
  return {
    min: Math.max(0, Math.floor(twentieth(min)) / 20),
    max: Math.min(1, Math.ceil(twentieth(max)) / 20),
  };
}
