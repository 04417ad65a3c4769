/** Numbers of models. */
import type { DetectionPorts } from './services';

/** The number of a detector's next model: one more than any that is stored, trained or imported. */
export async function nextVersion(
  { models }: Pick<DetectionPorts, 'models'>,
  detectorId: string,
): Promise<number> {
  const versions = (await models.list(detectorId)).map(({ version }) => version);
  return Math.max(0, ...versions) + 1;
}
