import { durationToMs } from '../../../common/codecs/bounded';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { ModelManifest } from '../../../common/model_manifest';
import type { DetectionPorts } from '../services';
import { trainDetector } from './train_detector';

export type TrainOutcome =
  | { ran: true; model: ModelManifest }
  | { ran: false; because: 'deleted' | 'disabled' | 'not_due' }
  | { ran: false; because: 'not_enough_rows'; message: string };

/**
 * Whether nobody has trained for too long, nor cancelled a training, nor decided who scores: what a person brings back or takes
 * in from elsewhere is not overruled before its time, and while a challenger waits, another training
 * would only give the same again.
 */
async function isDue(ports: DetectionPorts, detector: Detector): Promise<boolean> {
  const [{ value: roles }, { value: state }] = await Promise.all([
    ports.roles.get(detector.id),
    ports.states.get(detector.id),
  ]);
  const { training_held_since: heldSince } = state;
  if (roles.champion === null && heldSince === undefined) return true;
  const { retrain_every: every } = detector.training;
  if (every === undefined) return false;
  const newest = await ports.models.latest(detector.id);
  const takeOver = roles.history.find(({ champion }) => champion.from !== champion.to);
  const times = [newest?.created_at, takeOver?.at, heldSince].map((time) => Date.parse(time ?? ''));
  const last = Math.max(0, ...times.filter(Number.isFinite));
  return ports.clock.now() - last >= durationToMs(every);
}

/**
 * One scheduled turn: trains the first model as soon as there are enough rows, and later ones when
 * neither a training nor a change of the champion is recent enough.
 * @throws AppError as `trainDetector`, but NOT_ENOUGH_ROWS is an outcome, not a failure.
 */
export async function runTrainCycle(
  ports: DetectionPorts,
  detectorId: string,
  signal: AbortSignal,
): Promise<TrainOutcome> {
  const stored = await ports.detectors.get(detectorId);
  if (stored === null) return { ran: false, because: 'deleted' };
  if (!stored.value.enabled) return { ran: false, because: 'disabled' };
  if (!(await isDue(ports, stored.value))) return { ran: false, because: 'not_due' };
  try {
    return { ran: true, model: await trainDetector(ports, detectorId, signal) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_ENOUGH_ROWS') {
      return { ran: false, because: 'not_enough_rows', message: error.message };
    }
    throw error;
  }
}
