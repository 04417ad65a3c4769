import type { ModelList } from '../../common/api/list_models';
import type { LiveReport } from '../../common/live_scoring';
import type { Comparison, RoleChange } from '../../common/model_roles';
import {
  describeComparison,
  describeDrift,
  describeHistory,
  describeLive,
  describeModels,
} from './model_text';

const live: LiveReport = {
  model_version: 1,
  rows: 12_000,
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-01-02T00:00:00.000Z',
  alerts_per_day: 120.04,
  score_quantiles: [{ level: 0.5, score: 0.42 }],
  drift: {
    features: [
      { field: 'temp_c', psi: 0.31, reading: 'major' },
      { field: 'cpu_pct', psi: 0.01, reading: 'stable' },
    ],
    scores: { psi: 0.2, reading: 'moderate' },
    reading: 'major',
  },
  drift_needs_rows: 500,
};

const comparison: Comparison = {
  champion: 1,
  challenger: 2,
  rows: 1_000,
  both_flagged: 9,
  only_champion: 2,
  only_challenger: 3,
  sum_difference: 1,
  sum_absolute_difference: 12.3,
};

const version = (number: number, role: 'champion' | 'challenger' | 'none') => ({
  id: `pump:${number}`,
  version: number,
  created_at: '2026-01-01T00:00:00.000Z',
  sha256: 'ab'.repeat(32),
  threshold: 0.61234,
  base_score: 0.45,
  training_rows: 20_000,
  role,
  certificate_passed: number === 3 ? false : null,
  learnt: number === 2 ? { labels: 24, at: '2026-03-01T00:00:00.000Z' } : null,
});

const list: ModelList = {
  detector_id: 'pump',
  champion: 1,
  challenger: 2,
  comparison,
  live,
  models: [version(3, 'none'), version(2, 'challenger'), version(1, 'champion')],
};

it('lists versions with their roles, and what is known of those in use', () => {
  expect(describeModels(list).split('\n')).toEqual([
    'VERSION  ROLE        CREATED                   ROWS    THRESHOLD  ORIGIN                 SHA-256',
    'v3       -           2026-01-01T00:00:00.000Z  20,000  0.6123     imported, FAILED       abababababab',
    'v2       challenger  2026-01-01T00:00:00.000Z  20,000  0.6123     learnt from 24 labels  abababababab',
    'v1       champion    2026-01-01T00:00:00.000Z  20,000  0.6123     trained here           abababababab',
    '',
    'Threshold   120 alerts a day over 12,000 rows',
    'Drift       major (scores 0.200 moderate, temp_c 0.310 major, cpu_pct 0.010 stable)',
    'Challenger  1,000 rows: 9 flagged by both, 2 by v1 alone, 3 by v2 alone, scores 0.0123 apart on average',
  ]);
});

it('says how to get a first model', () => {
  expect(describeModels({ ...list, models: [] })).toContain('anomaly-forest train pump');
});

it('says what is not known yet, and why', () => {
  expect([describeLive(null), describeDrift(null), describeComparison(null)]).toEqual([
    'nothing scored yet',
    'nothing scored yet',
    'no rows compared yet',
  ]);
  expect(describeDrift({ ...live, rows: 60, drift: null })).toBe(
    'not known before 500 rows (60 so far)',
  );
  expect(describeDrift({ ...live, drift: null })).toMatch(/keeps no bins/);
  expect(describeLive({ ...live, alerts_per_day: null })).toMatch(/^- alerts a day/);
});

it('tells the history as a table', () => {
  const change: RoleChange = {
    at: '2026-01-02T00:00:00.000Z',
    who: 'ada',
    why: 'finds more',
    action: 'promote',
    version: 2,
    champion: { from: 1, to: 2 },
    challenger: { from: 2, to: null },
    metrics: {
      certificate_passed: null,
      comparison,
      score_psi: 0.2,
      worst_feature: null,
      alerts_per_day: 120,
    },
  };
  expect(describeHistory([change]).split('\n')[1]).toBe(
    '2026-01-02T00:00:00.000Z  ada  promote  v2       v1 → v2   v2 → none   finds more',
  );
  expect(describeHistory([])).toBe('Nothing has happened yet.');
});
