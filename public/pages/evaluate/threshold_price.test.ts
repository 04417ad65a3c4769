import type { Evaluation } from '../../../common/api/evaluate_detector';
import type { LiveReport } from '../../../common/live_scoring';
import { asWritten, pointAt, priceOf, rowsPerDay } from './threshold_price';

const curve = [
  { threshold: 0.9, precision: 1, recall: 0.5, false_positive_rate: 0 },
  { threshold: 0.7, precision: 0.8, recall: 1, false_positive_rate: 0.1 },
  { threshold: 0.2, precision: 0.2, recall: 1, false_positive_rate: 1 },
];

describe('pointAt', () => {
  it.each([
    ['at a point', 0.7, { precision: 0.8, recall: 1 }],
    ['between two, what scores higher', 0.71, { precision: 1, recall: 0.5 }],
    ['below the last, all rows', 0.1, { recall: 1, false_positive_rate: 1 }],
    ['above the first, no row', 0.95, { precision: 0, recall: 0, false_positive_rate: 0 }],
  ])('takes %s', (_, threshold, expected) => {
    expect(pointAt(curve, threshold)).toMatchObject({ threshold, ...expected });
  });

  it('has an answer without points', () => {
    expect(pointAt([], 0.5)).toMatchObject({ recall: 0 });
  });
});

describe('priceOf', () => {
  const evaluation = { rows: 1_000, anomalies: 100 };

  it('counts the rows that it flags, and what that is in a day', () => {
    const price = priceOf(evaluation, pointAt(curve, 0.7), 500);
    // 100 anomalous ones and a tenth of 900 others.
    expect(price).toMatchObject({ flagged: 190, alertsPerDay: 95, recall: 1 });
    expect(price.f1).toBeCloseTo(0.889, 3);
  });

  it('says nothing of a day without a rate, and divides by no zero', () => {
    const price = priceOf(evaluation, pointAt(curve, 0.95), null);
    expect(price).toEqual({ precision: 0, recall: 0, f1: 0, flagged: 0, alertsPerDay: null });
    expect(priceOf({ rows: 0, anomalies: 0 }, pointAt([], 0.5), 10).alertsPerDay).toBeNull();
  });
});

it('counts the verdicts as they were written, also between two points of the curve', () => {
  const evaluation = {
    ...{ rows: 1_147, anomalies: 401, precision: 2 / 12, recall: 2 / 401 },
    confusion: { tp: 2, fp: 10, tn: 736, fn: 399 },
  } as Evaluation;
  const written = asWritten(evaluation, 0.5875);
  expect(priceOf(evaluation, written, null)).toMatchObject({ flagged: 12, recall: 2 / 401 });
  const none = { ...evaluation, confusion: { tp: 1, fp: 0, tn: 0, fn: 0 } };
  expect(asWritten(none, 0.5).false_positive_rate).toBe(0);
});

it('takes the rate from what was scored lately', () => {
  const live = { rows: 60, from: '2026-01-01T00:00:00Z', to: '2026-01-01T12:00:00Z' } as LiveReport;
  expect(rowsPerDay(live)).toBe(120);
  expect(rowsPerDay({ ...live, to: live.from })).toBeNull();
  expect(rowsPerDay(null)).toBeNull();
});
