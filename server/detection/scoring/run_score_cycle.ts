import { durationToMs } from '../../../common/codecs/bounded';
import { partitionsOf } from '../../../common/detector_schedule';
import type { Detector } from '../../../common/detector';
import type { RunSummary } from '../../../common/detector_state';
import { reconcileDetector } from './reconcile_detector';
import { scoreDetector } from './score_detector';
import type { DetectionPorts } from '../services';
import { rulesAreAhead, rulesDecide, watchWithoutModel } from './watch_without_model';

async function reconcileIsDue(ports: DetectionPorts, detector: Detector): Promise<boolean> {
  const { value: state } = await ports.states.get(detector.id);
  if (state.checkpoint === null) return false;
  if (state.last_reconcile_at === null) return true;
  const age = ports.clock.now() - Date.parse(state.last_reconcile_at);
  return age >= durationToMs(detector.schedule.reconcile_interval);
}

/** What became of a scheduled turn. */
export type CycleOutcome =
  | { ran: true; run: RunSummary }
  | { ran: false; because: 'deleted' | 'disabled' | 'no_model' | 'no_such_part' };

/** A part of a detector, from 0: of one that is not cut, 0 is all of it. */
export interface DetectorPart {
  detectorId: string;
  partition: number;
}

/**
 * One scheduled turn of a part of a detector: score what is new and, when it is time, what came late,
 * which the first part does for all. Both hosts call it; running it twice at once does no harm.
 * @throws AppError as `scoreDetector`
 */
export async function runScoreCycle(
  ports: DetectionPorts,
  { detectorId, partition }: DetectorPart,
  signal: AbortSignal,
): Promise<CycleOutcome> {
  const stored = await ports.detectors.get(detectorId);
  if (stored === null) return { ran: false, because: 'deleted' };
  if (!stored.value.enabled) return { ran: false, because: 'disabled' };
  if (partition >= partitionsOf(stored.value)) return { ran: false, because: 'no_such_part' };
  const { value: roles } = await ports.roles.get(detectorId);
  if (roles.champion === null) {
    // Cut into parts is what a model scores: rules have to see everything.
    if (partition > 0 || !rulesDecide(stored.value)) return { ran: false, because: 'no_model' };
    return {
      ran: true,
      run: await watchWithoutModel(ports, { detectorId, hasModel: false }, signal),
    };
  }
  const run = await scoreDetector(ports, detectorId, { signal, partition });
  if (partition === 0 && (await rulesAreAhead(ports, stored.value))) {
    await watchWithoutModel(ports, { detectorId, hasModel: true }, signal);
  }
  if (partition === 0 && !run.more && (await reconcileIsDue(ports, stored.value))) {
    await reconcileDetector(ports, detectorId, { signal });
  }
  return { ran: true, run };
}
