/** Reading a detector and its model, with the errors a person understands. */
import type { Detector } from '../../common/detector';
import { AppError, toAppError } from '../../common/errors';
import { featureLabel, type Feature } from '../../common/feature';
import type { ModelManifest } from '../../common/model_manifest';
import { championOf, manifestOf } from './model_roles';
import type { ModelInUse } from './settle_page';
import type { DetectionPorts } from './services';

/** @throws AppError DETECTOR_NOT_FOUND */
export async function loadDetector(
  ports: Pick<DetectionPorts, 'detectors'>,
  id: string,
): Promise<Detector> {
  const stored = await ports.detectors.get(id);
  if (stored === null) throw new AppError('DETECTOR_NOT_FOUND', `There is no detector "${id}".`);
  return stored.value;
}

/**
 * Asks Elasticsearch as the caller whether the source may be read; no document is counted.
 * @throws AppError ES_FORBIDDEN, INDEX_NOT_FOUND, ES_UNAVAILABLE, ...
 */
export async function assertReadable(
  { reader }: Pick<DetectionPorts, 'reader'>,
  source: Detector['source'],
  signal: AbortSignal,
): Promise<void> {
  await reader.count(source, { from: 0, to: 0 }, signal);
}

/** Features and all that their columns depend on; a model has one entry a column. */
const named = (features: readonly Pick<Feature, 'field' | 'kind' | 'time_zone'>[]) =>
  [...new Set(features.map(featureLabel))].join(', ');

/** @throws AppError MODEL_FEATURES_MISMATCH */
export function assertSameFeatures(detector: Detector, model: ModelManifest): void {
  const wanted = named(detector.features);
  const has = named(model.features);
  if (wanted !== has) {
    throw new AppError(
      'MODEL_FEATURES_MISMATCH',
      `Detector ${detector.id} has the features ${wanted}; its model ${model.id} has ${has}.`,
    );
  }
}

/** A version with its bytes. @throws AppError MODEL_FEATURES_MISMATCH, MODEL_NOT_FOUND, MODEL_CORRUPT */
export async function loadVersion(
  ports: Pick<DetectionPorts, 'models'>,
  detector: Detector,
  manifest: ModelManifest,
): Promise<ModelInUse> {
  assertSameFeatures(detector, manifest);
  const { onnx } = await ports.models.load(manifest);
  return { manifest, forest: { sha256: manifest.sha256, onnx } };
}

/**
 * The model that scores for a detector: its champion.
 * @throws AppError MODEL_NOT_TRAINED, MODEL_NOT_FOUND, MODEL_FEATURES_MISMATCH, MODEL_CORRUPT
 */
export async function loadModel(
  ports: Pick<DetectionPorts, 'models' | 'roles'>,
  detector: Detector,
): Promise<ModelInUse> {
  const manifest = await championOf(ports, detector.id);
  if (manifest === null) {
    throw new AppError('MODEL_NOT_TRAINED', `Detector ${detector.id} has no model yet.`);
  }
  return loadVersion(ports, detector, manifest);
}

/**
 * The model that is compared with the champion; null when there is none. One that cannot be loaded
 * must not keep the champion from scoring: it is named in the log, and left out.
 */
export async function loadChallenger(
  ports: Pick<DetectionPorts, 'models' | 'roles' | 'failures'>,
  detector: Detector,
): Promise<ModelInUse | null> {
  const { value: roles } = await ports.roles.get(detector.id);
  if (roles.challenger === null) return null;
  const subject = `Detector ${detector.id}, challenger`;
  try {
    const manifest = await manifestOf(ports, detector.id, roles.challenger);
    const challenger = await loadVersion(ports, detector, manifest);
    ports.failures.report(subject, null);
    return challenger;
  } catch (error) {
    ports.failures.report(subject, toAppError(error));
    return null;
  }
}
