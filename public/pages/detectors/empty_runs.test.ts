import type { RunSummary } from '../../../common/detector_state';
import { isEmptyRun } from './empty_runs';

const run: RunSummary = {
  kind: 'score',
  started_at: '2026-01-01T00:00:00.000Z',
  took_ms: 12,
  rows_read: 0,
  rows_scored: 0,
  rows_anomalous: 0,
  rows_skipped: 0,
  rows_dead_lettered: 0,
  more: false,
};

it.each([
  [{}, true],
  [{ kind: 'reconcile' as const }, true],
  [{ kind: 'train' as const }, false],
  [{ rows_read: 1 }, false],
  [{ more: true }, false],
  [{ error: { code: 'INDEX_NOT_FOUND' } }, false],
])('tells of %j whether there was nothing to do: %j', (changes, empty) => {
  expect(isEmptyRun({ ...run, ...changes })).toBe(empty);
});
