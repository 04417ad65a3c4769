/** Asking for a training beside the schedule, and cancelling one that waits for its turn or runs. */
import type { Detector } from '../../../common/detector';
import type { DetectorState } from '../../../common/detector_state';
import { AppError } from '../../../common/errors';
import { changeState } from '../detectors/detector_runs';
import { loadDetector } from '../detectors/load_detector';
import { unknownUser } from './model_roles';
import type { DetectionPorts, TaskScheduler } from '../services';
import { trainingUnderWay } from './training_marker';

type Ports = Pick<DetectionPorts, 'clock' | 'detectors' | 'states'>;

const timeOf = ({ clock }: Pick<DetectionPorts, 'clock'>) => new Date(clock.now()).toISOString();

export const cancelsOf = ({ trainings_cancelled: times = 0 }: DetectorState): number => times;

/** Without a training that waits for its turn, if that is what there is. */
export function withoutWaiting(state: DetectorState): DetectorState {
  if (state.training === undefined || state.training.began_at !== null) return state;
  const { training: _, ...rest } = state;
  return rest;
}

/** With trainings beginning by themselves again. */
export function withoutHold(state: DetectorState): DetectorState {
  if (state.training_held_since === undefined) return state;
  const { training_held_since: _, ...rest } = state;
  return rest;
}

/** With no training that waits and none held back: of a detector that is disabled. */
export const withoutTrainingWishes = (state: DetectorState): DetectorState =>
  withoutWaiting(withoutHold(state));

/**
 * Has a detector trained soon, whether a model is due or not; asking twice is asking once.
 * @throws AppError STATE_CONFLICT while a training that was cancelled has not ended yet
 */
export async function askForTraining(
  ports: Ports,
  scheduler: TaskScheduler,
  { detector, who }: { detector: Detector; who?: string },
): Promise<void> {
  const asked = { asked_at: timeOf(ports), began_at: null };
  let isNew = false;
  const state = await changeState(ports, detector.id, (current) => {
    const training = trainingUnderWay(current, ports.clock.now());
    // One that runs because it was due is not the one that is asked for.
    isNew = typeof training?.asked_at !== 'string';
    return isNew ? { ...current, training: asked } : current;
  });
  try {
    const by = who === undefined ? {} : { who };
    await scheduler.runSoon(detector, 'train', { ...by, cancels: cancelsOf(state) });
  } catch (error) {
    if (isNew) await changeState(ports, detector.id, withoutWaiting);
    throw error;
  }
  // Whoever has cancelled it meanwhile holds trainings back anew.
  await changeState(ports, detector.id, (current) =>
    cancelsOf(current) === cancelsOf(state) ? withoutHold(current) : current,
  );
}

export type CancelledTraining = 'queued' | 'running' | 'none';

/**
 * Cancels the training of a detector. One that waits for its turn never begins; one that runs ends within
 * seconds, wherever it runs, and stores nothing. None begins by itself then until somebody asks for one, the
 * detector is enabled anew or `retrain_every` has gone by.
 * @returns what there was
 * @throws AppError DETECTOR_NOT_FOUND
 */
export async function cancelTraining(
  ports: Ports & Pick<DetectionPorts, 'logger'>,
  scheduler: TaskScheduler,
  { id, who = unknownUser }: { id: string; who?: string },
): Promise<CancelledTraining> {
  await loadDetector(ports, id);
  let found: CancelledTraining = 'none';
  await changeState(ports, id, (current) => {
    const { training: _, ...rest } = current;
    const training = trainingUnderWay(current, ports.clock.now());
    found = 'none';
    if (training !== undefined) found = training.began_at === null ? 'queued' : 'running';
    return {
      ...rest,
      trainings_cancelled: cancelsOf(current) + 1,
      ...(training === undefined ? {} : { training_held_since: timeOf(ports) }),
    };
  });
  // After the state: what begins meanwhile sees there that it is not wanted.
  await scheduler.dropTraining(id);
  ports.logger.info(`Detector ${id}: training cancelled by ${who} (${found})`);
  return found;
}

export const trainingCancelled = (detectorId: string): AppError =>
  new AppError('TRAINING_CANCELLED', `The training of detector ${detectorId} was cancelled.`);

/** @throws AppError TRAINING_CANCELLED */
export function assertWanted(
  state: DetectorState,
  { cancels, detectorId }: { cancels: number; detectorId: string },
): void {
  if (cancelsOf(state) !== cancels) throw trainingCancelled(detectorId);
}
