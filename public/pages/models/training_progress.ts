/** What has become of a training that somebody asked for, by what is known of the detector. */
import type { RunSummary } from '../../../common/detector_state';
import { readErrorBody, type ApiError } from '../../api_error';

/** What was known when it was asked for. */
export interface TrainingAsked {
  /** Newest version there was; 0 where there was none. */
  newest: number;
  /** Start of the last training run there was, ISO 8601; null where there was none. */
  lastRun: string | null;
  /** How often trainings had been cancelled. */
  cancels: number;
}

export type TrainingProgress =
  | { state: 'under_way' }
  | { state: 'done'; version: number }
  | { state: 'cancelled' }
  | { state: 'failed'; error: ApiError };

const lastTraining = (runs: readonly RunSummary[]) => runs.find(({ kind }) => kind === 'train');

/** What is known of a detector. */
export interface KnownOfTraining {
  newest: number;
  runs: readonly RunSummary[];
  cancels: number;
}

export function askedNow({ cancels, newest, runs }: KnownOfTraining): TrainingAsked {
  return { newest, lastRun: lastTraining(runs)?.started_at ?? null, cancels };
}

/** By versions, runs and cancellations, which the server counts: the clocks of both need not agree. */
export function progressOf(
  asked: TrainingAsked,
  { cancels, newest, runs }: KnownOfTraining,
): TrainingProgress {
  if (newest > asked.newest) return { state: 'done', version: newest };
  if (cancels > asked.cancels) return { state: 'cancelled' };
  const run = lastTraining(runs);
  if (run === undefined || run.started_at === asked.lastRun) return { state: 'under_way' };
  const error = readErrorBody(run.error);
  return error === undefined ? { state: 'under_way' } : { state: 'failed', error };
}
