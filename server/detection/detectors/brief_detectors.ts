/** How all detectors fare, in a line each: nothing is counted in their sources or results. */
import type { DetectorBrief } from '../../../common/api/get_status';
import type { DetectorPhase } from '../../../common/detector_state';
import { healthOf, type DetectorHealth } from './describe_detector';
import type { DetectionPorts } from '../services';

/** What needs a person comes first. */
const order: Readonly<Record<DetectorPhase, number>> = {
  credentials_invalid: 0,
  failing: 1,
  waiting_for_rows: 2,
  running: 3,
  disabled: 4,
};

function lastRunOf({ state }: DetectorHealth): DetectorBrief['last_run'] {
  const [run] = state.runs;
  if (run === undefined) return null;
  const { kind, started_at, took_ms, rows_read } = run;
  return { kind, started_at, took_ms, rows_read, failed: run.error !== undefined };
}

function errorOf({ state }: DetectorHealth): DetectorBrief['error'] {
  if (state.error === null) return null;
  const { code, message, remedy, retryable } = state.error;
  return { code, message, remedy, retryable };
}

/** All detectors, the ones in trouble first, then by name. */
export async function briefDetectors(ports: DetectionPorts): Promise<DetectorBrief[]> {
  const detectors = await ports.detectors.list();
  const all = await Promise.all(detectors.map((detector) => healthOf(ports, detector)));
  return all
    .map((health) => ({
      id: health.detector.id,
      name: health.detector.name,
      phase: health.phase,
      error: errorOf(health),
      lag_ms: health.lag_ms,
      drift: health.live?.drift?.reading ?? null,
      last_run: lastRunOf(health),
    }))
    .sort((a, b) => order[a.phase] - order[b.phase] || a.name.localeCompare(b.name));
}
