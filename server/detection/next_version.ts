/** Numbers of models. */
import type { DetectionPorts } from './services';

/** The number of a detector's next model: one that no version, deleted or not, ever had. */
export async function nextVersion(
  { models, roles }: Pick<DetectionPorts, 'models' | 'roles'>,
  detectorId: string,
): Promise<number> {
  const [{ value: known }, manifests] = await Promise.all([
    roles.get(detectorId),
    models.list(detectorId),
  ]);
  return Math.max(known.last_version, ...manifests.map(({ version }) => version)) + 1;
}
