import type { RunSummary } from '../../../common/detector_state';
import { askedNow, progressOf } from './training_progress';

const run = (kind: RunSummary['kind'], started_at: string, error?: Record<string, unknown>) =>
  ({ kind, started_at, ...(error ? { error } : {}) }) as RunSummary;

const before = [run('score', '10:02'), run('train', '10:00', { code: 'ES_UNAVAILABLE' })];
const asked = askedNow({ newest: 2, runs: before, cancels: 1 });
const failed = { code: 'INDEX_NOT_FOUND', message: 'No index.', remedy: 'Look.', retryable: false };

it('is under way until a version or a run comes that was not there before', () => {
  expect(progressOf(asked, { newest: 2, runs: before, cancels: 1 })).toEqual({
    state: 'under_way',
  });
  const later = [run('score', '10:03'), ...before];
  expect(progressOf(asked, { newest: 2, runs: later, cancels: 1 })).toEqual({ state: 'under_way' });
});

it('is done with a new version', () => {
  const runs = [run('train', '10:04'), ...before];
  expect(progressOf(asked, { newest: 3, runs, cancels: 1 })).toEqual({ state: 'done', version: 3 });
});

it('tells why a new run failed, and not why one from before did', () => {
  const runs = [run('train', '10:04', failed), ...before];
  expect(progressOf(asked, { newest: 2, runs, cancels: 1 })).toMatchObject({
    state: 'failed',
    error: { code: 'INDEX_NOT_FOUND', remedy: 'Look.' },
  });
});

it('begins with nothing where nothing was', () => {
  const first = askedNow({ newest: 0, runs: [], cancels: 0 });
  expect(first).toEqual({ newest: 0, lastRun: null, cancels: 0 });
  expect(progressOf(first, { newest: 0, runs: [], cancels: 0 })).toEqual({ state: 'under_way' });
  const runs = [run('train', '10:04', failed)];
  expect(progressOf(first, { newest: 0, runs, cancels: 0 })).toMatchObject({ state: 'failed' });
});

it('tells that it was cancelled, whoever did so, unless it was too late', () => {
  const runs = [run('train', '10:04', { ...failed, code: 'TRAINING_CANCELLED' }), ...before];
  expect(progressOf(asked, { newest: 2, runs: before, cancels: 2 })).toEqual({
    state: 'cancelled',
  });
  expect(progressOf(asked, { newest: 2, runs, cancels: 2 })).toEqual({ state: 'cancelled' });
  expect(progressOf(asked, { newest: 3, runs, cancels: 2 })).toMatchObject({ state: 'done' });
});
