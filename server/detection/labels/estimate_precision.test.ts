import type { Label } from '../../../common/label';
import { estimatePrecision, wilsonInterval } from './estimate_precision';

it.each([
  // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('gives %d of %d the interval of the literature', (hits, total, low, high) => {
  const interval = wilsonInterval(hits, total);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

const label = (anomaly: boolean, changes: Partial<Label> = {}): Label => ({
  format_version: 1,
  detector_id: 'pump',
  result_id: 'a'.repeat(43),
  anomaly,
  source: { index: 'pump', id: '7' },
  time: null,
  fields: {},
  who: 'ada',
  at: '2026-01-01T00:00:00.000Z',
  drawn: 'random',
  model_version: 3,
  ml_score: 0.7,
  ml_anomaly: true,
  ...changes,
});

it('counts rows that the champion flagged and that were drawn at random, no others', () => {
  const others = [
    label(true, { drawn: 'ranked' }),
    label(true, { drawn: undefined }),
    label(true, { ml_anomaly: false }),
    label(true, { model_version: 2 }),
  ];
  const estimate = estimatePrecision([...others, label(true), label(true), label(false)], 3);
  expect(estimate).toMatchObject({ model_version: 3, rows: 3, anomalies: 2 });
  expect(estimate.interval?.precision).toBeCloseTo(2 / 3, 12);
  expect(estimatePrecision(others, 3).interval).toBeNull();
  expect(estimatePrecision([label(true)], null).rows).toBe(0);
});
