/** A model from a bundle file, checked step by step and stored as a version that does not score yet. */
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { BundleManifest } from '../../../common/model_bundle';
import type { Certificate, ModelManifest } from '../../../common/model_manifest';
import { onnxruntimeVersion, productVersion } from '../../../common/versions';
import type { OpenedBundle, TakenInForest } from '../../forest/forest_engine';
import { assertSameFeatures, loadDetector } from '../detectors/load_detector';
import { saveAsNext } from './save_as_next';
import { pruneModels } from './prune_models';
import type { DetectionPorts } from '../services';

/** Greatest difference that a score may have from the expected one, by the graph that came. */
const toleranceOf = { compact: 1e-9, skl2onnx: 1e-6 } as const;

/** How long reading and scoring may take together. */
const timeLimitMs = 60_000;

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
  { manifest, scores, anomalous }: OpenedBundle,
  checkedAt: number,
): Certificate {
  let difference = 0;
  let flipped = 0;
  taken.scores.forEach((score, row) => {
    difference = Math.max(difference, Math.abs(score - (scores[row] ?? NaN)));
    if (score >= manifest.threshold !== (anomalous[row] === 1)) flipped += 1;
  });
  const tolerance = toleranceOf[taken.graph];
  return {
    passed: difference <= tolerance && flipped === 0,
    max_difference: difference,
    tolerance,
    labels_flipped: flipped,
    vectors: scores.length,
    checked_at: new Date(checkedAt).toISOString(),
    versions: { anomaly_forest: productVersion, onnxruntime: onnxruntimeVersion },
  };
}

/** A model that may be stored, or told of. */
export interface CheckedModel {
  bundle: OpenedBundle;
  taken: TakenInForest;
  certificate: Certificate;
}

interface ImportParts extends CheckedModel {
  detectorId: string;
  version: number;
}

function toManifest(parts: ImportParts): ModelManifest {
  const { detectorId, version, bundle, taken, certificate } = parts;
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
      bundle_sha256: bundle.sha256,
      onnx_sha256: manifest.model.sha256,
      versions: manifest.versions,
    },
    certificate,
  };
}

/**
 * Everything about a model from outside that can be told without storing it: size, zip, checksums,
 * manifest and features first; then, in a worker thread and under a time limit, the ONNX bytes, of
 * which only the forest is kept and written anew; then the test vectors, whose greatest difference
 * becomes the certificate.
 * @throws AppError MODEL_TOO_LARGE, BUNDLE_INVALID, CHECKSUM_MISMATCH, MODEL_FEATURES_MISMATCH,
 * MODEL_CORRUPT, MODEL_EXTERNAL_DATA, MODEL_OPERATOR_NOT_ALLOWED, MODEL_NOT_A_FOREST, MODEL_TIME_LIMIT
 */
export async function checkModel(
  ports: Pick<DetectionPorts, 'forest' | 'clock'>,
  { detector, bytes }: { detector: Detector; bytes: Uint8Array },
  signal: AbortSignal,
): Promise<CheckedModel> {
  const { bundle, taken } = await withTimeLimit(signal, async (limited) => {
    const opened = await ports.forest.openBundle(bytes, limited);
    assertSameFeatures(detector, {
      name: 'the model in the bundle',
      columns: opened.manifest.features.map(({ trained }) => trained),
    });
    const { onnx, matrix } = opened;
    return { bundle: opened, taken: await ports.forest.takeIn(onnx, matrix, limited) };
  });
  assertAsDescribed(taken, bundle.manifest);
  const certificate = certify(taken, bundle, ports.clock.now());
  return { bundle, taken, certificate };
}

/**
 * Takes in a model as `checkModel` says. One that did not pass is stored too, for people to look at,
 * and must not be promoted (`certificate.passed`).
 *
 * The new version has no role, and does not score until it is promoted.
 * @throws AppError DETECTOR_NOT_FOUND, STATE_CONFLICT; as `checkModel`
 */
export async function importModel(
  ports: DetectionPorts,
  { detectorId, bytes }: { detectorId: string; bytes: Uint8Array },
  signal: AbortSignal,
): Promise<ModelManifest> {
  const detector = await loadDetector(ports, detectorId);
  const checked = await checkModel(ports, { detector, bytes }, signal);
  const { taken, certificate } = checked;
  const manifest = await saveAsNext(ports, detectorId, {
    onnx: taken.onnx,
    manifestOf: (version) => toManifest({ ...checked, detectorId, version }),
  });
  ports.logger.info(
    `Detector ${detectorId}: model ${manifest.version} imported, greatest difference ${certificate.max_difference}`,
  );
  await pruneModels(ports, detector);
  return manifest;
}
