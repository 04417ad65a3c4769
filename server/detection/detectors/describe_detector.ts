/** A detector as pages and command line show it. */
import type { Counted } from '../../../common/api/list_detectors';
import type { DescribedDetector, DetectorOverview } from '../../../common/api/shared';
import type { Detector } from '../../../common/detector';
import type {
  DetectorPhase,
  DetectorState,
  Ledger,
  RunState,
} from '../../../common/detector_state';
import { toAppError } from '../../../common/errors';
import type { ModelManifest } from '../../../common/model_manifest';
import { behindMs } from '../scoring/behind';
import { readLedger } from '../scoring/ledger';
import { loadStoredDetector } from './load_detector';
import { currentComparison } from '../models/model_roles';
import { withTrainingUnderWay } from '../models/training_marker';
import { reportLiveScoring } from '../scoring/report_live_scoring';
import { isRefused } from './renew_credentials';
import type { DetectionPorts } from '../services';

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

/** How a detector is, without the counts of its rows. */
export type DetectorHealth = Pick<
  DetectorOverview,
  'detector' | 'phase' | 'credentials' | 'state' | 'live' | 'lag_ms'
>;

const manifestOf = (ports: Pick<DetectionPorts, 'models'>, id: string, version: number | null) =>
  version === null ? Promise.resolve(null) : ports.models.get(id, version);

async function readStanding(ports: DetectionPorts, detector: Detector) {
  const [{ value: stored }, { value: roles }, credentials] = await Promise.all([
    ports.states.get(detector.id),
    ports.roles.get(detector.id),
    ports.credentials.describe(detector.id),
  ]);
  const model = await manifestOf(ports, detector.id, roles.champion);
  const { live, comparison, ...state } = withTrainingUnderWay(stored, ports.clock.now());
  const health: DetectorHealth = {
    detector,
    phase: phaseOf(detector, state, model),
    credentials,
    state,
    live: reportLiveScoring(live, model),
    lag_ms: behindMs(ports, detector, state.checkpoint),
  };
  return { health, model, roles, comparison };
}

/**
 * What is known of a detector without reading its rows or results, so that it is cheap enough to ask
 * of every detector every minute.
 */
export async function healthOf(ports: DetectionPorts, detector: Detector): Promise<DetectorHealth> {
  return (await readStanding(ports, detector)).health;
}

async function overviewOf(
  ports: DetectionPorts,
  { detector, counted }: { detector: Detector; counted: Counted },
  signal: AbortSignal,
): Promise<DetectorOverview> {
  const { health, model, roles, comparison } = await readStanding(ports, detector);
  const challenger = await manifestOf(ports, detector.id, roles.challenger);
  return {
    ...health,
    model: summaryOrNull(model),
    challenger: summaryOrNull(challenger),
    comparison: currentComparison(roles, comparison),
    ...(counted === 'all' || model === null
      ? await ledgerOrReason(ports, { detector, state: health.state }, signal)
      : { ledger: null, ledger_error: null }),
  };
}

const neverAborted = new AbortController().signal;

/** @throws AppError DETECTOR_NOT_FOUND */
export async function describeDetector(
  ports: DetectionPorts,
  id: string,
  signal: AbortSignal = neverAborted,
): Promise<DescribedDetector> {
  const { value: detector, version } = await loadStoredDetector(ports, id);
  return { ...(await overviewOf(ports, { detector, counted: 'all' }, signal)), version };
}

/** All detectors, in the order of their ids. @param counted whose rows are counted */
export async function describeDetectors(
  ports: DetectionPorts,
  signal: AbortSignal = neverAborted,
  counted: Counted = 'all',
): Promise<DetectorOverview[]> {
  const detectors = await ports.detectors.list();
  const inOrder = [...detectors].sort((a, b) => a.id.localeCompare(b.id));
  return Promise.all(inOrder.map((detector) => overviewOf(ports, { detector, counted }, signal)));
}
