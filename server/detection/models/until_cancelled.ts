/** A training that ends when somebody cancels it, on whatever node. */
import { setTimeout as delay } from 'timers/promises';
import { AppError } from '../../../common/errors';
import { createAbortController } from '../abort';
import { assertWanted, cancelsOf } from './ask_for_training';
import { changeState } from '../detectors/detector_runs';
import type { DetectionPorts } from '../services';

type Ports = Pick<DetectionPorts, 'clock' | 'detectors' | 'states'>;

/** How often a training looks whether it is still wanted: one small read. */
const lookEveryMs = 1_000;

export interface WantedTraining {
  detectorId: string;
  /** Times that trainings had been cancelled when it was asked for; when it begins, when left out. */
  cancels?: number;
}

/** What a training works with. */
export interface TrainingTurn {
  /** Aborted once it is cancelled, or as the host says. */
  signal: AbortSignal;
  /** To be called before anything is stored. @throws AppError TRAINING_CANCELLED */
  assertStillWanted: () => Promise<void>;
}

/** Marks the training as begun. @throws AppError TRAINING_CANCELLED when it was cancelled while it waited */
async function begin(ports: Ports, { cancels, detectorId }: WantedTraining): Promise<number> {
  const began = new Date(ports.clock.now()).toISOString();
  const state = await changeState(ports, detectorId, (current) => {
    if (cancels !== undefined) assertWanted(current, { cancels, detectorId });
    return {
      ...current,
      training: { asked_at: current.training?.asked_at ?? null, began_at: began },
    };
  });
  return cancelsOf(state);
}

/**
 * Does the work of a training for as long as nobody cancels it.
 * @throws AppError TRAINING_CANCELLED, and what the work throws
 */
export async function untilCancelled<T>(
  ports: Ports,
  wanted: WantedTraining & { signal: AbortSignal },
  work: (turn: TrainingTurn) => Promise<T>,
): Promise<T> {
  const { detectorId, signal } = wanted;
  const cancels = await begin(ports, wanted);
  const controller = createAbortController();
  const ended = createAbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  const assertStillWanted = async () => {
    const { value: state } = await ports.states.get(detectorId);
    assertWanted(state, { cancels, detectorId });
  };
  let cancelled: AppError | null = null;
  const watch = async () => {
    while (cancelled === null) {
      await delay(lookEveryMs, undefined, { signal: ended.signal });
      // That the state cannot be read for a while says nothing.
      await assertStillWanted().catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'TRAINING_CANCELLED') cancelled = error;
      });
    }
    abort();
  };
  const watching = watch().catch(() => undefined);
  try {
    return await work({ signal: controller.signal, assertStillWanted });
  } catch (error) {
    throw cancelled ?? error;
  } finally {
    ended.abort();
    signal.removeEventListener('abort', abort);
    await watching;
  }
}
