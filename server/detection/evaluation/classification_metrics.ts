/** How well scores and verdicts agree with labels. */
import type { Confusion, CurvePoint } from '../../../common/api/evaluate_detector';

/** 0 where the ratio has no denominator. */
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Precision, recall and F1 of the verdicts, each 0..1. */
export function verdictMetrics({ tp, fp, fn }: Confusion) {
  const precision = ratio(tp, tp + fp);
  const recall = ratio(tp, tp + fn);
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}

/** Scores of rows by their label. */
export interface LabelledScores {
  anomalous: Float64Array;
  normal: Float64Array;
}

/** Rows of one score: a threshold cannot part them. */
interface Tie {
  score: number;
  anomalous: number;
  normal: number;
}

/** The scores from the highest to the lowest. Each class is sorted alone, as numbers: that blocks least. */
function* tiesOf({ anomalous, normal }: LabelledScores): Generator<Tie> {
  const lists = [anomalous.slice().sort(), normal.slice().sort()] as const;
  const left = [anomalous.length, normal.length];
  const highest = (list: 0 | 1) => lists[list][(left[list] ?? 0) - 1] ?? -Infinity;
  const take = (list: 0 | 1, score: number) => {
    const before = left[list] ?? 0;
    let after = before;
    while (after > 0 && lists[list][after - 1] === score) after -= 1;
    left[list] = after;
    return before - after;
  };
  while ((left[0] ?? 0) + (left[1] ?? 0) > 0) {
    const score = Math.max(highest(0), highest(1));
    yield { score, anomalous: take(0, score), normal: take(1, score) };
  }
}

/**
 * Ranking metrics: the area under the ROC curve (0..1, 0.5 = chance; ties count half, as the
 * Mann-Whitney statistic), average precision (0..1, the mean of precision weighted by the gain in
 * recall, as scikit-learn's `average_precision_score`), and the points of both curves.
 * @param steps points are at least 1 / steps of recall or of the false positive rate apart
 */
export function rankingMetrics(scores: LabelledScores, steps: number) {
  const positives = scores.anomalous.length;
  const negatives = scores.normal.length;
  const curve: CurvePoint[] = [];
  let [seenPositives, seenNegatives] = [0, 0];
  let wins = 0;
  let averagePrecision = 0;
  let [lastRecall, lastRate] = [0, 0];
  for (const { score, anomalous, normal } of tiesOf(scores)) {
    wins += anomalous * (negatives - seenNegatives - normal) + (anomalous * normal) / 2;
    seenPositives += anomalous;
    seenNegatives += normal;
    const precision = ratio(seenPositives, seenPositives + seenNegatives);
    averagePrecision += ratio(anomalous, positives) * precision;
    const recall = ratio(seenPositives, positives);
    const rate = ratio(seenNegatives, negatives);
    const isLast = seenPositives + seenNegatives === positives + negatives;
    if (!isLast && recall - lastRecall < 1 / steps && rate - lastRate < 1 / steps) continue;
    curve.push({ threshold: score, precision, recall, false_positive_rate: rate });
    [lastRecall, lastRate] = [recall, rate];
  }
  return {
    roc_auc: ratio(wins, positives * negatives),
    average_precision: averagePrecision,
    curve,
  };
}
