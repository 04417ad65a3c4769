import { completeDetector } from '../../../common/complete_detector';
import type { Detector, DetectorInput } from '../../../common/detector';
import { usualLeftOut } from '../../../common/usual_features';
import { forgetDetector } from './delete_detector';
import type { DetectionPorts } from '../services';
import { assertMinimumInterval } from './minimum_interval';
import { resultWarnings } from './results_in_source';
import { validateDetector } from './validate_detector';

const neverAborted = new AbortController().signal;

/**
 * Validates a detector, settles the kinds of its features, prepares its destination, stores it and takes
 * the credentials that it runs with if it is enabled.
 * @throws AppError DETECTOR_INVALID, DETECTOR_EXISTS, INDEX_NOT_FOUND, FIELD_NOT_FOUND,
 * ENCRYPTION_KEY_MISSING, API_KEY_NOT_GRANTED, ...
 */
export async function createDetector(
  ports: DetectionPorts,
  input: DetectorInput,
  signal: AbortSignal = neverAborted,
): Promise<Detector> {
  const { value: configuration } = await ports.configuration.get();
  const whole = completeDetector(input, configuration.detector_defaults);
  await assertMinimumInterval(ports, whole);
  const detector = await validateDetector(ports, whole, signal);
  const leftOut = usualLeftOut(detector);
  if (leftOut.length > 0) {
    ports.logger.info(
      `Detector ${detector.id}: its source cannot give these usual features, which it does without: ${leftOut.join(', ')}`,
    );
  }
  for (const { message } of await resultWarnings(ports, detector)) ports.logger.warn(message);
  await ports.destination.prepare(detector.destination.index, signal);
  // Stored first: a second one of the same id must not take over the credentials of the first.
  await ports.detectors.create(detector);
  try {
    // What one of the same id left whose deletion was cut off: its champion and its checkpoint are not of this one.
    await forgetDetector(ports, detector.id);
    if (detector.enabled) await ports.credentials.grant(detector);
  } catch (error) {
    await ports.detectors.delete(detector.id);
    throw error;
  }
  return detector;
}
