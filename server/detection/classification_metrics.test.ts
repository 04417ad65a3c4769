import { rankingMetrics, verdictMetrics } from './classification_metrics';

// Expected values: scikit-learn 1.9.1, roc_auc_score and average_precision_score.
test.each([
  { scores: [0.1, 0.4, 0.35, 0.8], labels: [0, 0, 1, 1], roc_auc: 0.75, average_precision: 5 / 6 },
  { scores: [0.5, 0.5, 0.5, 0.5], labels: [0, 1, 0, 1], roc_auc: 0.5, average_precision: 0.5 },
  { scores: [0.9, 0.8, 0.2, 0.1], labels: [1, 1, 0, 0], roc_auc: 1, average_precision: 1 },
  { scores: [0.9, 0.8, 0.2, 0.1], labels: [0, 0, 1, 1], roc_auc: 0, average_precision: 5 / 12 },
])('ranks $scores against $labels', ({ scores, labels, roc_auc, average_precision }) => {
  const metrics = rankingMetrics(Float64Array.from(scores), Uint8Array.from(labels));
  expect(metrics.roc_auc).toBeCloseTo(roc_auc, 12);
  expect(metrics.average_precision).toBeCloseTo(average_precision, 12);
});

test('precision, recall and F1', () => {
  expect(verdictMetrics({ tp: 6, fp: 2, tn: 90, fn: 4 })).toEqual({
    precision: 0.75,
    recall: 0.6,
    f1: expect.closeTo(2 / 3, 12) as number,
  });
  expect(verdictMetrics({ tp: 0, fp: 0, tn: 5, fn: 0 })).toEqual({
    precision: 0,
    recall: 0,
    f1: 0,
  });
});
