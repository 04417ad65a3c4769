import { durationToMs } from '../../common/codecs/bounded';
import type { Detector } from '../../common/detector';
import type { RunSummary } from '../../common/detector_state';
import { reconcileDetector } from './reconcile_detector';
import { scoreDetector } from './score_detector';
import type { DetectionPorts } from './services';

async function reconcileIsDue(ports: DetectionPorts, detector: Detector): Promise<boolean> {
  const { value: state } = await ports.states.get(detector.id);
  if (state.checkpoint === null) return false;
  if (state.last_reconcile_at === null) return true;
  const age = ports.clock.now() - Date.parse(state.last_reconcile_at);
  return age >= durationToMs(detector.schedule.reconcile_interval);
}

/** What became of a scheduled turn. */
export type CycleOutcome =
  { ran: true; run: RunSummary } | { ran: false; because: 'deleted' | 'disabled' | 'no_model' };

/**
 * One scheduled turn of a detector: score what is new and, when it is time, what came late.
 * Both hosts call it; running it twice at once does no harm.
 * @throws AppError as `scoreDetector`
 */
export async function runScoreCycle(
  ports: DetectionPorts,
  detectorId: string,
  signal: AbortSignal,
): Promise<CycleOutcome> {
  const stored = await ports.detectors.get(detectorId);
  if (stored === null) return { ran: false, because: 'deleted' };
  if (!stored.value.enabled) return { ran: false, because: 'disabled' };
  const { value: roles } = await ports.roles.get(detectorId);
  if (roles.champion === null) return { ran: false, because: 'no_model' };
  const run = await scoreDetector(ports, detectorId, { signal });
  if (!run.more && (await reconcileIsDue(ports, stored.value))) {
    await reconcileDetector(ports, detectorId, { signal });
  }
  return { ran: true, run };
}
