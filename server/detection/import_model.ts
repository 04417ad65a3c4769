/** A model from a bundle file, checked step by step and stored as a version that does not score yet. */
import { AppError } from '../../common/errors';
import type { BundleManifest, ModelBundle, TestVectors } from '../../common/model_bundle';
import type { Certificate, ModelManifest } from '../../common/model_manifest';
import { onnxruntimeVersion, productVersion } from '../../common/versions';
import type { Matrix, TakenInForest } from '../forest/forest_engine';
import { readBundle, sha256Of } from './bundle/read_bundle';
import { assertSameFeatures, loadDetector } from './load_detector';
import { saveAsNext } from './save_as_next';
import type { DetectionPorts } from './services';

/** Greatest difference that a score may have from the expected one, by the graph that came. */
const toleranceOf = { compact: 1e-9, skl2onnx: 1e-6 } as const;

/** How long reading and scoring may take together. */
const timeLimitMs = 60_000;

function toMatrix({ rows }: TestVectors, columns: number): Matrix {
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => values.set(row, i * columns));
  return { values, rows: rows.length, columns };
}

/** Work that is cancelled when it takes too long; the thread answers at its next checkpoint. */
async function withTimeLimit<T>(
  signal: AbortSignal,
  work: (limited: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const cancel = () => controller.abort();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    cancel();
  }, timeLimitMs);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!late) throw error;
    throw new AppError(
      'MODEL_TIME_LIMIT',
      `Reading the model and scoring its test vectors took more than ${timeLimitMs / 1000} seconds.`,
    );
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}

/** That the forest is the one that the manifest describes. */
function assertAsDescribed({ trees, sampleSize }: TakenInForest, manifest: BundleManifest): void {
  if (trees === manifest.trees && sampleSize === manifest.sample_size) return;
  throw new AppError(
    'BUNDLE_INVALID',
    `The manifest says ${manifest.trees} trees of ${manifest.sample_size} rows, ` +
      `the model has ${trees} of ${sampleSize}.`,
  );
}

function certify(
  taken: TakenInForest,
  { manifest, vectors }: ModelBundle,
  checkedAt: number,
): Certificate {
  let difference = 0;
  let flipped = 0;
  taken.scores.forEach((score, row) => {
    difference = Math.max(difference, Math.abs(score - (vectors.scores[row] ?? NaN)));
    if (score >= manifest.threshold !== vectors.anomalous[row]) flipped += 1;
  });
  const tolerance = toleranceOf[taken.graph];
  return {
    passed: difference <= tolerance && flipped === 0,
    max_difference: difference,
    tolerance,
    labels_flipped: flipped,
    vectors: vectors.rows.length,
    checked_at: new Date(checkedAt).toISOString(),
    versions: { anomaly_forest: productVersion, onnxruntime: onnxruntimeVersion },
  };
}

interface ImportParts {
  detectorId: string;
  version: number;
  bundle: ModelBundle;
  bundleSha256: string;
  taken: TakenInForest;
  certificate: Certificate;
}

function toManifest(parts: ImportParts): ModelManifest {
  const { detectorId, version, bundle, bundleSha256, taken, certificate } = parts;
  const { manifest } = bundle;
  return {
    format_version: 1,
    id: `${detectorId}:${version}`,
    detector_id: detectorId,
    version,
    created_at: manifest.created_at,
    features: manifest.features.map(({ trained }) => trained),
    options: {
      trees: manifest.trees,
      sample_size: manifest.sample_size,
      seed: manifest.seed ?? 0,
      threshold: { score: manifest.threshold },
    },
    sample_size: manifest.sample_size,
    threshold: manifest.threshold,
    base_score: taken.baseScore,
    severity_scores: manifest.severity_scores,
    score_quantiles: manifest.score_quantiles,
    training: manifest.training,
    sha256: taken.sha256,
    onnx_bytes: taken.onnx.byteLength,
    versions: { anomaly_forest: productVersion, onnxruntime: onnxruntimeVersion },
    origin: 'imported',
    import: {
      made_by: manifest.made_by,
      graph: taken.graph,
      bundle_sha256: bundleSha256,
      onnx_sha256: manifest.model.sha256,
      versions: manifest.versions,
    },
    certificate,
  };
}

/**
 * Takes in a model: size, zip, checksums, manifest and features first; then, in a worker thread and
 * under a time limit, the ONNX bytes, of which only the forest is kept and written anew; then the test
 * vectors, whose greatest difference becomes the certificate. One that did not pass is stored too, for
 * people to look at, and must not be promoted (`certificate.passed`).
 *
 * The new version has no role, and does not score until it is promoted.
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_TOO_LARGE, BUNDLE_INVALID, CHECKSUM_MISMATCH,
 * MODEL_FEATURES_MISMATCH, MODEL_CORRUPT, MODEL_EXTERNAL_DATA, MODEL_OPERATOR_NOT_ALLOWED,
 * MODEL_NOT_A_FOREST, MODEL_TIME_LIMIT, STATE_CONFLICT
 */
export async function importModel(
  ports: DetectionPorts,
  { detectorId, bytes }: { detectorId: string; bytes: Uint8Array },
  signal: AbortSignal,
): Promise<ModelManifest> {
  const detector = await loadDetector(ports, detectorId);
  const bundle = await readBundle(bytes);
  assertSameFeatures(detector, {
    name: 'the model in the bundle',
    columns: bundle.manifest.features.map(({ trained }) => trained),
  });
  const matrix = toMatrix(bundle.vectors, bundle.manifest.features.length);
  const taken = await withTimeLimit(signal, (limited) =>
    ports.forest.takeIn(bundle.onnx, matrix, limited),
  );
  assertAsDescribed(taken, bundle.manifest);
  const certificate = certify(taken, bundle, ports.clock.now());
  const parts = { detectorId, bundle, bundleSha256: sha256Of(bytes), taken, certificate };
  const manifest = await saveAsNext(ports, detectorId, {
    onnx: taken.onnx,
    manifestOf: (version) => toManifest({ ...parts, version }),
  });
  ports.logger.info(
    `Detector ${detectorId}: model ${manifest.version} imported, greatest difference ${certificate.max_difference}`,
  );
  return manifest;
}
