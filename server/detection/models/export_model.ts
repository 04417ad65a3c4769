/** A stored model as a bundle file, with rows that tell elsewhere whether it scores the same. */
import type { BundleManifest, TestVectors } from '../../../common/model_bundle';
import type { Categories, ModelManifest, TrainedFeature } from '../../../common/model_manifest';
import type { Row } from '../../features/metrics/build_rows';
import { toMatrix } from '../../features/metrics/to_matrix';
import type { Matrix } from '../../forest/forest_engine';
import { SeededRandom } from '../../forest/random';
import { loadDetector } from '../detectors/load_detector';
import { versionOrChampion } from './model_roles';
import type { DetectionPorts } from '../services';

const testRows = 256;

/** A number in its own unit that training could have seen, now and then the typical one, an end, or one far outside. */
function drawValue(random: SeededRandom, { min, max, median }: TrainedFeature): number {
  const span = max - min;
  switch (random.integer(16)) {
    case 0:
      return min;
    case 1:
      return max;
    case 2:
      return median;
    case 3:
      return bounded(max + 10 * random.unit() * (span + 1));
    case 4:
      return bounded(min - 10 * random.unit() * (span + 1));
    default:
      return bounded(min + random.unit() * span);
  }
}

const bounded = (value: number) =>
  Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, Number.isNaN(value) ? 0 : value));

/** One of the categories that are kept, or one that is not. */
const drawCategory = (random: SeededRandom, { values }: Categories) =>
  values[random.integer(values.length + 1)];

function drawRow(random: SeededRandom, features: readonly TrainedFeature[]): Row {
  const texts = features.map(({ categories }) => categories && drawCategory(random, categories));
  const values = features.map((feature) => (feature.categories ? 0 : drawValue(random, feature)));
  return { values, texts, missing: [] };
}

/** Rows over what training saw, as the model takes them; the same for the same model. */
function drawRows({ features, options }: ModelManifest): Promise<Matrix> {
  const random = new SeededRandom(options.seed);
  const rows = Array.from({ length: testRows }, () => drawRow(random, features));
  return toMatrix(rows, features);
}

async function makeVectors(
  ports: DetectionPorts,
  { manifest, onnx }: { manifest: ModelManifest; onnx: Uint8Array },
  signal: AbortSignal,
): Promise<TestVectors> {
  const matrix = await drawRows(manifest);
  // The matrix goes over to the thread.
  const rows = Array.from({ length: matrix.rows }, (_, row) =>
    Array.from(matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns)),
  );
  const model = { sha256: manifest.sha256, onnx };
  const answer = await ports.forest.score({ model, matrix, explainFrom: Infinity }, signal);
  const scores = Array.from(answer.scores);
  return { rows, scores, anomalous: scores.map((score) => score >= manifest.threshold) };
}

function toBundleManifest(model: ModelManifest): Omit<BundleManifest, 'model' | 'test_vectors'> {
  const { created_at, sample_size, threshold, severity_scores, score_quantiles, training } = model;
  return {
    format: 'anomaly-forest-model',
    format_version: 1,
    created_at,
    made_by: model.import?.made_by ?? 'anomaly-forest',
    features: model.features.map((trained) => ({ type: 'number', unit: null, trained })),
    trees: model.options.trees,
    sample_size,
    seed: model.options.seed,
    ...{ threshold, severity_scores, score_quantiles, training },
    versions: { ...model.import?.versions, ...model.versions },
  };
}

/**
 * A model as a bundle: the same bytes each time.
 * @param version the champion when left out
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_NOT_TRAINED, MODEL_NOT_FOUND, MODEL_CORRUPT, MODEL_TOO_LARGE,
 * SCORER_UNAVAILABLE
 */
export async function exportModel(
  ports: DetectionPorts,
  { detectorId, version }: { detectorId: string; version?: number },
  signal: AbortSignal,
): Promise<{ manifest: ModelManifest; bytes: Uint8Array }> {
  await loadDetector(ports, detectorId);
  const manifest = await versionOrChampion(ports, detectorId, version);
  const { onnx } = await ports.models.load(manifest);
  const vectors = await makeVectors(ports, { manifest, onnx }, signal);
  const bytes = await ports.forest.makeBundle(
    { manifest: toBundleManifest(manifest), onnx, vectors },
    signal,
  );
  return { manifest, bytes };
}
