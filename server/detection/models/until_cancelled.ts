/** A training that ends when somebody cancels it or deletes its detector, on whatever node. */
import { setTimeout as delay } from 'timers/promises';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import { createAbortController } from '../abort';
import { assertWanted, cancelsOf, trainingCancelled } from './ask_for_training';
import { changeState } from '../detectors/detector_runs';
import type { DetectionPorts } from '../services';
import { type OwnTraining, sayEveryMs, withoutMarkOf, withWordOf } from './training_marker';

type Ports = Pick<DetectionPorts, 'clock' | 'detectors' | 'states'>;

/** How often a training looks whether it is still wanted: two small reads. */
const lookEveryMs = 1_000;

export interface WantedTraining {
  detectorId: string;
  /** Times that trainings had been cancelled when it was asked for; when it begins, when left out. */
  cancels?: number;
  own: OwnTraining;
}

/** What a training works with. */
export interface TrainingTurn {
  /** Aborted once it is cancelled, or as the host says. */
  signal: AbortSignal;
  /**
   * To be called once nothing it needs is missing: of one that nobody asked for nothing is said before.
   * @throws AppError TRAINING_CANCELLED
   */
  announce: () => Promise<void>;
  /** To be called before anything is stored. @throws AppError TRAINING_CANCELLED */
  assertStillWanted: () => Promise<unknown>;
  /**
   * To be called before what is stored takes effect: whoever cancels it after this is told that there is
   * nothing to cancel any more.
   * @returns the detector as it is now
   * @throws AppError TRAINING_CANCELLED
   */
  commit: () => Promise<Detector>;
}

/**
 * Begins the training: says at once of one that was asked for that it runs.
 * @throws AppError TRAINING_CANCELLED when it was cancelled while it waited
 */
async function begin(ports: Ports, { cancels: known, detectorId, own }: WantedTraining) {
  const began = new Date(ports.clock.now()).toISOString();
  const isAsked = known !== undefined;
  const word = { began, now: ports.clock.now(), takesOver: true };
  const state = await changeState(ports, detectorId, (current) => {
    if (!isAsked) return current;
    assertWanted(current, { cancels: known, detectorId });
    return withWordOf(current, own, word);
  });
  own.begun = true;
  const cancels = cancelsOf(state);
  let saidAt = isAsked ? word.now : null;
  const say = async () => {
    const now = ports.clock.now();
    await changeState(ports, detectorId, (current) => {
      assertWanted(current, { cancels, detectorId });
      return withWordOf(current, own, { began, now, takesOver: false });
    });
    saidAt = now;
  };
  const assertStillWanted = async () => {
    const [detector, { value: state }] = await Promise.all([
      ports.detectors.get(detectorId),
      ports.states.get(detectorId),
    ]);
    // What it would leave behind, another detector of that id would take for its own.
    if (detector === null) throw trainingCancelled(detectorId);
    assertWanted(state, { cancels, detectorId });
    return detector.value;
  };
  return {
    assertStillWanted,
    commit: async () => {
      const detector = await assertStillWanted();
      // In one step with the last look: of two writers of a version of the state one wins.
      await changeState(ports, detectorId, (current) => {
        assertWanted(current, { cancels, detectorId });
        return withoutMarkOf(current, own);
      });
      return detector;
    },
    announce: async () => {
      if (saidAt === null) await say();
    },
    /** Says again that it runs, when it is time. */
    sayAgain: async () => {
      if (saidAt !== null && ports.clock.now() - saidAt >= sayEveryMs) await say();
    },
  };
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
  const { signal } = wanted;
  const { announce, assertStillWanted, commit, sayAgain } = await begin(ports, wanted);
  const controller = createAbortController();
  const ended = createAbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  let cancelled: AppError | null = null;
  const watch = async () => {
    while (cancelled === null) {
      await delay(lookEveryMs, undefined, { signal: ended.signal });
      // That the state cannot be read or written for a while says nothing.
      const look = assertStillWanted().then(sayAgain);
      await look.catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'TRAINING_CANCELLED') cancelled = error;
      });
    }
    abort();
  };
  const watching = watch().catch(() => undefined);
  const stopWatching = async () => {
    ended.abort();
    await watching;
  };
  try {
    return await work({
      signal: controller.signal,
      announce,
      assertStillWanted,
      commit: async () => {
        await stopWatching();
        return commit();
      },
    });
  } catch (error) {
    throw cancelled ?? error;
  } finally {
    signal.removeEventListener('abort', abort);
    await stopWatching();
  }
}
