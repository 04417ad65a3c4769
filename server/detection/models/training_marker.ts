/** What the state of a detector says of a training while it waits or runs, and whose word that is. */
import type { DetectorState } from '../../../common/detector_state';
import type { AppError } from '../../../common/errors';

/** How often a training that runs says so anew. */
export const sayEveryMs = 30_000;

/** So long without a word, and its host is gone or could not write how it ended. */
export const silentAfterMs = 4 * sayEveryMs;

/** A training as the one that does it knows it. */
export interface OwnTraining {
  /** Tells it from any other of its detector. */
  token: string;
  /** Whether it has begun: of one that never does, nothing is kept. */
  begun: boolean;
  /** Whether its host takes it up again after it was shut down in the middle of it. */
  resumes: boolean;
}

type Marked = Pick<DetectorState, 'training'>;

/** The training that waits for its turn or runs; none where it has been silent for too long. */
export function trainingUnderWay({ training }: Marked, now: number): Marked['training'] {
  if (training === undefined || training.began_at === null) return training;
  const lastWord = Date.parse(training.seen_at ?? training.began_at);
  return now - lastWord < silentAfterMs ? training : undefined;
}

/** The state with a training only where it is under way. */
export function withTrainingUnderWay<T extends Marked>(state: T, now: number): T {
  const { training, ...rest } = state;
  return trainingUnderWay({ training }, now) === training ? state : (rest as T);
}

/**
 * Says that a training runs. Only where it `takesOver` does it in the place of another one that waits or
 * runs.
 */
export function withWordOf(
  state: DetectorState,
  { token }: OwnTraining,
  { began, now, takesOver }: { began: string; now: number; takesOver: boolean },
): DetectorState {
  const other = trainingUnderWay(state, now);
  if (other !== undefined && other.token !== token && !takesOver) return state;
  const askedAt = (takesOver ? state.training : other)?.asked_at ?? null;
  const seen = new Date(now).toISOString();
  return { ...state, training: { asked_at: askedAt, began_at: began, seen_at: seen, token } };
}

/** The state without what a training said of itself; another one's word stays. */
export function withoutMarkOf(state: DetectorState, { token }: OwnTraining): DetectorState {
  const { training, ...rest } = state;
  return training?.token === token ? rest : state;
}

/** At the end of a training: what it said of itself goes, and with success the hold. */
export function withoutOwn(
  state: DetectorState,
  { resumes, token }: OwnTraining,
  failure: AppError | null,
): DetectorState {
  const { training, training_held_since: heldSince, ...rest } = state;
  const isOther = training !== undefined && training.token !== token;
  const askedAt = training?.asked_at ?? null;
  const waitsAgain = resumes && failure?.code === 'ABORTED' && askedAt !== null;
  return {
    ...rest,
    ...(isOther ? { training } : {}),
    ...(!isOther && waitsAgain ? { training: { asked_at: askedAt, began_at: null } } : {}),
    ...(failure === null || heldSince === undefined ? {} : { training_held_since: heldSince }),
  };
}
