import { loadDetector } from './load_detector';
import type { DetectionPorts } from '../services';

/** Deletes what is kept of a detector beside itself: its models, its labels and its state. */
export async function forgetDetector(
  ports: Pick<DetectionPorts, 'labels' | 'models' | 'roles' | 'states'>,
  id: string,
): Promise<void> {
  await ports.roles.delete(id);
  await ports.models.deleteAll(id);
  await ports.states.delete(id);
  await ports.labels.deleteAll(id);
}

/**
 * Revokes a detector's credentials and deletes it, its models, its labels and its state. Its
 * results stay: they are the user's data.
 * @throws AppError DETECTOR_NOT_FOUND
 */
export async function deleteDetector(
  ports: Pick<
    DetectionPorts,
    'credentials' | 'detectors' | 'labels' | 'models' | 'roles' | 'states'
  >,
  id: string,
): Promise<void> {
  await loadDetector(ports, id);
  // First, while there is a detector to try again with: a key that nobody knows of is worse.
  await ports.credentials.revoke(id);
  await ports.detectors.delete(id);
  await forgetDetector(ports, id);
}
