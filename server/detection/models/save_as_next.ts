import type { ModelManifest } from '../../../common/model_manifest';
import { retryOnConflict } from '../retry_on_conflict';
import type { DetectionPorts } from '../services';

type Ports = Pick<DetectionPorts, 'models' | 'roles'>;

/** The number of a detector's next model: one that no version, deleted or not, ever had. */
async function nextVersion({ models, roles }: Ports, detectorId: string): Promise<number> {
  const [{ value: known }, versions] = await Promise.all([
    roles.get(detectorId),
    models.versions(detectorId),
  ]);
  return Math.max(known.last_version, ...versions) + 1;
}

/**
 * Stores a model as the next version. Somebody else may train or import at the same moment: whoever is
 * second gets the version after.
 * @throws AppError STATE_CONFLICT, ES_UNAVAILABLE, ...
 */
export function saveAsNext(
  ports: Ports,
  detectorId: string,
  {
    onnx,
    manifestOf,
  }: { onnx: Uint8Array; manifestOf: (version: number) => ModelManifest | Promise<ModelManifest> },
): Promise<ModelManifest> {
  return retryOnConflict(async () => {
    const manifest = await manifestOf(await nextVersion(ports, detectorId));
    await ports.models.save({ manifest, onnx });
    return manifest;
  });
}
