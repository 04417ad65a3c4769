import type { DetectorPreview } from '../../../common/api/preview_detector';
import { scoreQuantileLevels } from '../../../common/model_manifest';
import {
  alertsADay,
  flaggedInSample,
  kindOf,
  scoreOf,
  shareOver,
  thresholdAt,
} from './alerts_a_day';

/** Scores spread evenly from 0.4 to 0.8, a thousand rows a day. */
const scores = {
  score_quantiles: scoreQuantileLevels.map((level) => 0.4 + level * 0.4),
  rows_per_day: 1_000,
};

it.each([
  [0.4, 1, 1_000],
  [0.6, 0.5, 500],
  [0.796, 0.01, 10],
  [0.8, 0, 0],
  [0.9, 0, 0],
])('a threshold of %d flags a share of %d: %d a day', (score, share, alerts) => {
  expect(shareOver(score, scores)).toBeCloseTo(share, 9);
  expect(alertsADay(score, scores)).toBeCloseTo(alerts, 6);
});

it.each([
  [{ contamination: 0.01 }, 0.796],
  [{ alerts_per_day: 10 }, 0.796],
  [{ score: 0.7 }, 0.7],
  [{ alerts_per_day: 1_000_000 }, 0.6],
])('%j is the score %d', (threshold, score) => {
  expect(scoreOf(threshold, scores)).toBeCloseTo(score, 9);
});

it.each(['contamination', 'alerts_per_day', 'score'] as const)(
  'a score as %s stays where it is',
  (kind) => {
    for (const score of [0.61, 0.7, 0.79]) {
      const threshold = thresholdAt(score, kind, scores);
      expect(kindOf(threshold)).toBe(kind);
      expect(scoreOf(threshold, scores)).toBeCloseTo(score, 2);
    }
  },
);

it('stays within what the API takes', () => {
  expect(thresholdAt(0.1, 'contamination', scores)).toEqual({ contamination: 0.5 });
  expect(thresholdAt(0.99, 'contamination', scores)).toEqual({ contamination: 0.000001 });
  expect(thresholdAt(0.99, 'alerts_per_day', scores)).toEqual({ alerts_per_day: 0.001 });
});

it('takes a share where the rate of rows is not known', () => {
  const unknown = { ...scores, rows_per_day: null };
  expect(alertsADay(0.6, unknown)).toBeNull();
  expect(thresholdAt(0.6, 'alerts_per_day', unknown)).toEqual({ contamination: 0.5 });
});

it('counts the rows of the sample that are alerts as exactly as it can', () => {
  const findings = [0.9, 0.8, 0.7].map(
    (score) => ({ score }) as DetectorPreview['findings'][number],
  );
  const preview = { ...scores, findings, rows: 1_000 };
  expect(flaggedInSample(0.75, preview)).toEqual({ rows: 2, isExact: true });
  expect(flaggedInSample(0.95, preview)).toEqual({ rows: 0, isExact: true });
  const below = flaggedInSample(0.6, preview);
  expect(below.isExact).toBe(false);
  expect(below.rows).toBeGreaterThanOrEqual(3);
  expect(flaggedInSample(0.6, { ...preview, rows: 3 })).toEqual({ rows: 3, isExact: true });
});
