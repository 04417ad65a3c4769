/** A detector as pages and command line show it. */
import type { DetectorOverview } from '../../common/api/shared';
import { durationToMs } from '../../common/codecs/bounded';
import type { Detector } from '../../common/detector';
import type { DetectorPhase, DetectorState, Ledger, RunState } from '../../common/detector_state';
import { toAppError } from '../../common/errors';
import type { ModelManifest } from '../../common/model_manifest';
import { readLedger } from './ledger';
import { loadDetector } from './load_detector';
import { currentComparison } from './model_roles';
import { reportLiveScoring } from './report_live_scoring';
import { isRefused } from './renew_credentials';
import type { DetectionPorts } from './services';

function phaseOf(detector: Detector, state: RunState, model: ModelManifest | null): DetectorPhase {
  if (!detector.enabled) return 'disabled';
  if (isRefused(state)) return 'credentials_invalid';
  if (state.error !== null) return 'failing';
  return model === null ? 'waiting_for_rows' : 'running';
}

const summaryOrNull = (model: ModelManifest | null) => (model === null ? null : summaryOf(model));

/** What lists show of a version. */
export function summaryOf(model: ModelManifest) {
  const { id, version, created_at, sha256, threshold, base_score } = model;
  return {
    id,
    version,
    created_at,
    sha256,
    threshold,
    base_score,
    training_rows: model.training.rows,
  };
}

async function ledgerOrReason(
  ports: Pick<DetectionPorts, 'reader' | 'results'>,
  of: { detector: Detector; state: DetectorState },
  signal: AbortSignal,
): Promise<{ ledger: Ledger | null; ledger_error: string | null }> {
  try {
    return { ledger: await readLedger(ports, of, signal), ledger_error: null };
  } catch (error) {
    const { code, message } = toAppError(error);
    return { ledger: null, ledger_error: `${code}: ${message}` };
  }
}

async function overviewOf(
  ports: DetectionPorts,
  detector: Detector,
  signal: AbortSignal,
): Promise<DetectorOverview> {
  const [{ value: stored }, { value: roles }, credentials] = await Promise.all([
    ports.states.get(detector.id),
    ports.roles.get(detector.id),
    ports.credentials.describe(detector.id),
  ]);
  const manifestOf = (version: number | null) =>
    version === null ? Promise.resolve(null) : ports.models.get(detector.id, version);
  const [model, challenger] = await Promise.all([
    manifestOf(roles.champion),
    manifestOf(roles.challenger),
  ]);
  const { live, comparison, ...state } = stored;
  const due = ports.clock.now() - durationToMs(detector.source.query_delay);
  return {
    detector,
    phase: phaseOf(detector, state, model),
    credentials,
    state,
    model: summaryOrNull(model),
    challenger: summaryOrNull(challenger),
    comparison: currentComparison(roles, comparison),
    live: reportLiveScoring(live, model),
    ...(await ledgerOrReason(ports, { detector, state }, signal)),
    lag_ms: state.checkpoint === null ? null : Math.max(0, due - state.checkpoint),
  };
}

const neverAborted = new AbortController().signal;

/** @throws AppError DETECTOR_NOT_FOUND */
export async function describeDetector(
  ports: DetectionPorts,
  id: string,
  signal: AbortSignal = neverAborted,
): Promise<DetectorOverview> {
  return overviewOf(ports, await loadDetector(ports, id), signal);
}

/** All detectors, in the order of their ids. */
export async function describeDetectors(
  ports: DetectionPorts,
  signal: AbortSignal = neverAborted,
): Promise<DetectorOverview[]> {
  const detectors = await ports.detectors.list();
  const inOrder = [...detectors].sort((a, b) => a.id.localeCompare(b.id));
  return Promise.all(inOrder.map((detector) => overviewOf(ports, detector, signal)));
}
