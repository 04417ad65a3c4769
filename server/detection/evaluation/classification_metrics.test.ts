import { SeededRandom } from '../../forest/random';
import { rankingMetrics, verdictMetrics } from './classification_metrics';

const byLabel = (scores: number[], labels: number[]) => ({
  anomalous: Float64Array.from(scores.filter((_, i) => labels[i] === 1)),
  normal: Float64Array.from(scores.filter((_, i) => labels[i] === 0)),
});

// Expected values: scikit-learn 1.9.1, roc_auc_score and average_precision_score.
test.each([
  { scores: [0.1, 0.4, 0.35, 0.8], labels: [0, 0, 1, 1], roc_auc: 0.75, average_precision: 5 / 6 },
  { scores: [0.5, 0.5, 0.5, 0.5], labels: [0, 1, 0, 1], roc_auc: 0.5, average_precision: 0.5 },
  { scores: [0.9, 0.8, 0.2, 0.1], labels: [1, 1, 0, 0], roc_auc: 1, average_precision: 1 },
  { scores: [0.9, 0.8, 0.2, 0.1], labels: [0, 0, 1, 1], roc_auc: 0, average_precision: 5 / 12 },
])('ranks $scores against $labels', ({ scores, labels, roc_auc, average_precision }) => {
  const metrics = rankingMetrics(byLabel(scores, labels), 10);
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

test('a curve has a point a score where there are few, ties as one', () => {
  const { curve } = rankingMetrics(byLabel([0.9, 0.7, 0.7, 0.2], [1, 1, 0, 0]), 10);
  expect(curve).toEqual([
    { threshold: 0.9, precision: 1, recall: 0.5, false_positive_rate: 0 },
    { threshold: 0.7, precision: 2 / 3, recall: 1, false_positive_rate: 0.5 },
    { threshold: 0.2, precision: 0.5, recall: 1, false_positive_rate: 1 },
  ]);
});

test('a curve of many rows is bounded, and the area under it is nearly that of all of them', () => {
  const random = new SeededRandom(9);
  const draw = (rows: number, shift: number) =>
    Float64Array.from({ length: rows }, () => random.unit() * 0.8 + shift);
  const steps = 50;
  const metrics = rankingMetrics({ anomalous: draw(3_000, 0.2), normal: draw(60_000, 0) }, steps);
  const { curve } = metrics;
  expect(curve.length).toBeGreaterThan(steps);
  expect(curve.length).toBeLessThanOrEqual(2 * steps + 1);
  expect(curve[curve.length - 1]).toMatchObject({ recall: 1, false_positive_rate: 1 });
  let [area, recall, rate] = [0, 0, 0];
  for (const point of curve) {
    area += ((point.false_positive_rate - rate) * (point.recall + recall)) / 2;
    [recall, rate] = [point.recall, point.false_positive_rate];
  }
  expect(Math.abs(area - metrics.roc_auc)).toBeLessThan(1 / steps);
  const thresholds = curve.map(({ threshold }) => threshold);
  expect([...thresholds].sort((a, b) => b - a)).toEqual(thresholds);
});
