import type { Detector } from '../../../common/detector';
import { withoutHold, withoutTrainingWishes } from '../models/ask_for_training';
import { changeState } from './detector_runs';
import { loadStoredDetector } from './load_detector';
import { revokeUnlessEnabled, takeCredentials } from './renew_credentials';
import type { DetectionPorts } from '../services';
import { validateDetector } from './validate_detector';

/**
 * Puts another description in the place of a detector. What it has scored, its checkpoint and its
 * models stay. An enabled one runs with new credentials, in the name of the person who changes it and
 * for the source and destination that it has now; those of a disabled one are revoked, and a training that
 * waits for its turn is dropped.
 * @throws AppError DETECTOR_NOT_FOUND, DETECTOR_INVALID, STATE_CONFLICT, ENCRYPTION_KEY_MISSING,
 * API_KEY_NOT_GRANTED, ES_FORBIDDEN, INDEX_NOT_FOUND, FIELD_NOT_FOUND, ...
 */
export async function updateDetector(
  ports: DetectionPorts,
  changed: Detector,
  signal: AbortSignal,
): Promise<Detector> {
  const stored = await loadStoredDetector(ports, changed.id);
  const detector = await validateDetector(ports, changed, signal);
  await ports.destination.prepare(detector.destination.index, signal);
  if (!detector.enabled) {
    await ports.detectors.update(detector, stored.version);
    await ports.credentials.revoke(detector.id);
    await changeState(ports, detector.id, withoutTrainingWishes);
    return detector;
  }
  await takeCredentials(ports, detector, signal);
  try {
    await ports.detectors.update(detector, stored.version);
  } catch (error) {
    await revokeUnlessEnabled(ports, detector.id);
    throw error;
  }
  if (!stored.value.enabled) await changeState(ports, detector.id, withoutHold);
  return detector;
}
