import type { Detector } from '../../common/detector';
import { AppError } from '../../common/errors';
import type { DetectionPorts } from './services';

/** Enables or disables a detector. @throws AppError DETECTOR_NOT_FOUND, STATE_CONFLICT */
export async function enableDetector(
  ports: Pick<DetectionPorts, 'detectors'>,
  id: string,
  enabled: boolean,
): Promise<Detector> {
  const stored = await ports.detectors.get(id);
  if (stored === null) throw new AppError('DETECTOR_NOT_FOUND', `There is no detector "${id}".`);
  const detector = { ...stored.value, enabled };
  await ports.detectors.update(detector, stored.version);
  return detector;
}
