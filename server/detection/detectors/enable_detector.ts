import type { Detector } from '../../../common/detector';
import { withoutHold, withoutTrainingWishes } from '../models/ask_for_training';
import { changeState } from './detector_runs';
import { loadStoredDetector } from './load_detector';
import type { Versioned } from '../ports/stores';
import { assertMinimumInterval } from './minimum_interval';
import { revokeUnlessEnabled, takeCredentials } from './renew_credentials';
import type { DetectionPorts } from '../services';

type Ports = Pick<
  DetectionPorts,
  'configuration' | 'credentials' | 'destination' | 'detectors' | 'reader' | 'states'
>;

async function stop(ports: Ports, { value, version }: Versioned<Detector>): Promise<Detector> {
  const detector = { ...value, enabled: false };
  await ports.detectors.update(detector, version);
  await ports.credentials.revoke(detector.id);
  // What waits for its turn goes with its task.
  await changeState(ports, detector.id, withoutTrainingWishes);
  return detector;
}

async function start(
  ports: Ports,
  { value, version }: Versioned<Detector>,
  signal: AbortSignal,
): Promise<Detector> {
  // Enabling anew is no way to take over a detector: that is what renewing is for.
  if (value.enabled && (await ports.credentials.describe(value.id)) !== null) return value;
  const detector = { ...value, enabled: true };
  await assertMinimumInterval(ports, detector);
  await takeCredentials(ports, detector, signal);
  try {
    await ports.detectors.update(detector, version);
  } catch (error) {
    await revokeUnlessEnabled(ports, detector.id);
    throw error;
  }
  await changeState(ports, detector.id, withoutHold);
  return detector;
}

const neverAborted = new AbortController().signal;

/**
 * Enables a detector with credentials in the name of the person who asks, or disables it and revokes
 * them. One that is enabled and has credentials is left as it is.
 * @throws AppError DETECTOR_NOT_FOUND, DETECTOR_INVALID, STATE_CONFLICT, ENCRYPTION_KEY_MISSING, API_KEY_NOT_GRANTED,
 * ES_FORBIDDEN, ...
 */
export async function enableDetector(
  ports: Ports,
  { id, enabled }: { id: string; enabled: boolean },
  signal: AbortSignal = neverAborted,
): Promise<Detector> {
  const stored = await loadStoredDetector(ports, id);
  return enabled ? start(ports, stored, signal) : stop(ports, stored);
}
