/** Reading a detector and its model, with the errors a person understands. */
import type { Detector } from '../../common/detector';
import { AppError } from '../../common/errors';
import { featureLabel, type Feature } from '../../common/feature';
import type { ModelManifest } from '../../common/model_manifest';
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

/** Features and all that their columns depend on; a model has one entry a column. */
const named = (features: readonly Pick<Feature, 'field' | 'kind' | 'time_zone'>[]) =>
  [...new Set(features.map(featureLabel))].join(', ');

function assertSameFeatures(detector: Detector, model: ModelManifest): void {
  const wanted = named(detector.features);
  const has = named(model.features);
  if (wanted !== has) {
    throw new AppError(
      'MODEL_FEATURES_MISMATCH',
      `Detector ${detector.id} has the features ${wanted}; its model ${model.id} has ${has}.`,
    );
  }
}

/**
 * The model that scores for a detector.
 * @throws AppError MODEL_NOT_TRAINED, MODEL_FEATURES_MISMATCH, MODEL_CORRUPT
 */
export async function loadModel(
  ports: Pick<DetectionPorts, 'models'>,
  detector: Detector,
): Promise<ModelInUse> {
  const manifest = await ports.models.latest(detector.id);
  if (manifest === null) {
    throw new AppError('MODEL_NOT_TRAINED', `Detector ${detector.id} has no model yet.`);
  }
  assertSameFeatures(detector, manifest);
  const { onnx } = await ports.models.load(manifest);
  return { manifest, forest: { sha256: manifest.sha256, onnx } };
}
