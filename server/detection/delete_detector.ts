import { loadDetector } from './load_detector';
import type { DetectionPorts } from './services';

/**
 * Deletes a detector, its models and its state. Its results stay: they are the user's data.
 * @throws AppError DETECTOR_NOT_FOUND
 */
export async function deleteDetector(
  ports: Pick<DetectionPorts, 'detectors' | 'models' | 'roles' | 'states'>,
  id: string,
): Promise<void> {
  await loadDetector(ports, id);
  await ports.detectors.delete(id);
  await ports.roles.delete(id);
  await ports.models.deleteAll(id);
  await ports.states.delete(id);
}
