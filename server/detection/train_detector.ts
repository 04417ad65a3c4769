/** From a random sample of documents to a stored model. */
import type { Detector } from '../../common/detector';
import { AppError } from '../../common/errors';
import { columnName } from '../../common/feature';
import type { ModelManifest } from '../../common/model_manifest';
import { roleOf } from '../../common/model_roles';
import { onnxruntimeVersion, productVersion } from '../../common/versions';
import type { LearntColumn } from '../features/metrics/learn_columns';
import { toMatrix } from '../features/metrics/to_matrix';
import type { Matrix, TrainedForest } from '../forest/forest_engine';
import { calibrate, calibrateBudget } from './calibrate';
import { recordRun } from './detector_runs';
import { drawTrainingRows, learnColumns, type TrainingRows } from './draw_training_rows';
import { loadDetector } from './load_detector';
import { type Actor, changeRoles } from './model_roles';
import { saveAsNext } from './save_as_next';
import { makeBins } from './population_stability';
import { pruneModels } from './prune_models';
import type { DetectionPorts } from './services';

/** Training values of each column, for comparison with what is scored later. */
const binColumns = ({ values, rows, columns }: Matrix) =>
  Array.from({ length: columns }, (_, c) =>
    makeBins(Float64Array.from({ length: rows }, (__, r) => values[r * columns + c] ?? 0)),
  );

const isoOrNull = (time: number | null) => (time === null ? null : new Date(time).toISOString());

interface ManifestParts {
  detector: Detector;
  version: number;
  createdAt: number;
  drawn: TrainingRows;
  columns: readonly LearntColumn[];
  forest: TrainedForest;
  columnBins: ReturnType<typeof binColumns>;
  calibration: Awaited<ReturnType<typeof calibrateBudget>>;
}

/** Share of a column's values from which on one value is nearly all there is, 0..1. */
const nearConstantShare = 0.995;

/** Columns that no tree can split, and those that nearly none can. */
function uselessColumns(columns: readonly LearntColumn[]) {
  const names = (some: readonly LearntColumn[]) => some.map(({ trained }) => columnName(trained));
  const isConstant = ({ statistics: { min, max } }: LearntColumn) => min === max;
  const isNearConstant = ({ statistics }: LearntColumn) =>
    statistics.most_frequent_share >= nearConstantShare;
  return {
    constant_features: names(columns.filter(isConstant)),
    near_constant_features: names(
      columns.filter((column) => !isConstant(column) && isNearConstant(column)),
    ),
  };
}

function toManifest(parts: ManifestParts): ModelManifest {
  const { detector, version, createdAt, drawn, columns, forest, columnBins, calibration } = parts;
  const { trees, sample_size, seed, threshold, transform } = detector.model;
  return {
    format_version: 1,
    id: `${detector.id}:${version}`,
    detector_id: detector.id,
    version,
    created_at: new Date(createdAt).toISOString(),
    features: columns.map(({ trained }) => trained),
    options: { trees, sample_size, seed, threshold, ...(transform && { transform }) },
    sample_size: forest.sampleSize,
    base_score: forest.baseScore,
    ...calibrate(detector, forest.scores, calibration),
    drift_bins: { columns: columnBins, scores: makeBins(forest.scores) },
    training: {
      rows: drawn.rows.length,
      rows_left_out: drawn.read - drawn.rows.length,
      left_out_reasons: drawn.leftOut,
      from: isoOrNull(drawn.from),
      to: isoOrNull(drawn.to),
      query: JSON.stringify({ source: detector.source, training: detector.training }),
      ...uselessColumns(columns),
    },
    sha256: forest.sha256,
    onnx_bytes: forest.onnx.byteLength,
    versions: { anomaly_forest: productVersion, onnxruntime: onnxruntimeVersion },
  };
}

/** Says which columns add nothing: the detector works all the same. */
function warnOfUseless(ports: Pick<DetectionPorts, 'logger'>, manifest: ModelManifest): void {
  const { constant_features: constant, near_constant_features: near = [] } = manifest.training;
  const parts = [
    ...(constant.length > 0 ? [`always the same: ${constant.join(', ')}`] : []),
    ...(near.length > 0 ? [`nearly always the same: ${near.join(', ')}`] : []),
  ];
  if (parts.length === 0) return;
  ports.logger.warn(
    `Detector ${manifest.detector_id}: columns of model ${manifest.version} that tell little, ${parts.join('; ')}`,
  );
}

/** The first model is the champion; later ones as the detector says. */
function giveRole(ports: DetectionPorts, detector: Detector, model: { version: number } & Actor) {
  const { version, who, why } = model;
  const isChallenger = detector.training.promote === 'manual';
  return changeRoles(ports, detector.id, {
    who,
    why,
    action: 'train',
    decide: ({ champion, challenger }) =>
      isChallenger && champion !== null
        ? { version, champion, challenger: version }
        : { version, champion: version, challenger },
  });
}

const bySchedule: Actor = { who: 'schedule', why: 'A model was due.' };

/**
 * Draws rows at random (the same ones for the same seed and index), grows a forest on them and
 * stores it as the next version: the champion, which scores from the next run on, or the challenger.
 * @param actor who wants it, for the audit
 * @throws AppError DETECTOR_NOT_FOUND, NOT_ENOUGH_ROWS, INDEX_NOT_FOUND, ES_UNAVAILABLE, ...
 */
export async function trainDetector(
  ports: DetectionPorts,
  detectorId: string,
  signal: AbortSignal,
  actor: Actor = bySchedule,
): Promise<ModelManifest> {
  const detector = await loadDetector(ports, detectorId);
  let manifest: ModelManifest | undefined;
  await recordRun(ports, {
    detectorId,
    kind: 'train',
    work: async (counts) => {
      const drawn = await drawTrainingRows(ports, detector, signal);
      counts.rows_read = drawn.read;
      counts.rows_skipped = drawn.read - drawn.rows.length;
      const columns = learnColumns(detector, drawn);
      const matrix = toMatrix(
        drawn.rows,
        columns.map(({ trained }) => trained),
      );
      const calibration = await calibrateBudget(ports, { detector, drawn }, signal);
      const columnBins = binColumns(matrix);
      const { trees, sample_size: sampleSize, seed } = detector.model;
      const forest = await ports.forest.train(matrix, { trees, sampleSize, seed }, signal);
      counts.rows_scored = drawn.rows.length;
      const createdAt = ports.clock.now();
      const parts = { detector, createdAt, drawn, columns, forest, columnBins, calibration };
      manifest = await saveAsNext(ports, detectorId, {
        onnx: forest.onnx,
        manifestOf: (version) => toManifest({ ...parts, version }),
      });
      const { version, threshold } = manifest;
      const roles = await giveRole(ports, detector, { version, ...actor });
      ports.logger.info(
        `Detector ${detectorId}: model ${version} (${roleOf(roles, version)}) trained on ${drawn.rows.length} rows, threshold ${threshold.toFixed(4)}`,
      );
      warnOfUseless(ports, manifest);
      await pruneModels(ports, detector);
    },
  });
  if (manifest === undefined) throw new AppError('INTERNAL', 'Training ended without a model.');
  return manifest;
}
