import { completeDetector, type Detector, type DetectorInput } from '../../common/detector';
import type { DetectionPorts } from './services';
import { validateDetector } from './validate_detector';

const neverAborted = new AbortController().signal;

/**
 * Validates a detector, settles the kinds of its features, prepares its destination and stores it.
 * @throws AppError DETECTOR_INVALID, DETECTOR_EXISTS, INDEX_NOT_FOUND, FIELD_NOT_FOUND, ...
 */
export async function createDetector(
  ports: DetectionPorts,
  input: DetectorInput,
  signal: AbortSignal = neverAborted,
): Promise<Detector> {
  const detector = await validateDetector(ports, completeDetector(input), signal);
  await ports.destination.prepare(detector.destination.index, signal);
  await ports.detectors.create(detector);
  return detector;
}
