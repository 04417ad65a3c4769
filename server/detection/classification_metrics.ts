/** How well scores and verdicts agree with labels. */

export interface Confusion {
  tp: number;
  fp: number;
  tn: number;
  fn: number;
}

/** 0 where the ratio has no denominator. */
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Precision, recall and F1 of the verdicts, each 0..1. */
export function verdictMetrics({ tp, fp, fn }: Confusion) {
  const precision = ratio(tp, tp + fp);
  const recall = ratio(tp, tp + fn);
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}

/** Rows of one score, taken together: a threshold cannot part them. */
function forEachTie(
  scores: Float64Array,
  labels: Uint8Array,
  visit: (positives: number, negatives: number) => void,
): void {
  const order = Uint32Array.from(scores, (_, i) => i).sort(
    (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0),
  );
  for (let i = 0; i < order.length;) {
    const score = scores[order[i] ?? 0];
    let positives = 0;
    let negatives = 0;
    for (; i < order.length && scores[order[i] ?? 0] === score; i++) {
      if (labels[order[i] ?? 0] === 1) positives += 1;
      else negatives += 1;
    }
    visit(positives, negatives);
  }
}

/**
 * Ranking metrics over rows with labels (1 = anomalous): the area under the ROC curve (0..1, 0.5 =
 * chance; ties count half, as the Mann-Whitney statistic) and average precision (0..1, the mean of
 * precision weighted by the gain in recall, as scikit-learn's `average_precision_score`).
 */
export function rankingMetrics(scores: Float64Array, labels: Uint8Array) {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const negatives = labels.length - positives;
  let seenPositives = 0;
  let seenNegatives = 0;
  let wins = 0;
  let averagePrecision = 0;
  forEachTie(scores, labels, (tiePositives, tieNegatives) => {
    wins +=
      tiePositives * (negatives - seenNegatives - tieNegatives) + (tiePositives * tieNegatives) / 2;
    seenPositives += tiePositives;
    seenNegatives += tieNegatives;
    averagePrecision +=
      ratio(tiePositives, positives) * ratio(seenPositives, seenPositives + seenNegatives);
  });
  return { roc_auc: ratio(wins, positives * negatives), average_precision: averagePrecision };
}
