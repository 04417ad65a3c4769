/** From a random sample of documents to a stored model. */
import { durationToMs } from '../../common/codecs/bounded';
import type { Detector } from '../../common/detector';
import { AppError } from '../../common/errors';
import { columnName } from '../../common/feature';
import type { ModelManifest } from '../../common/model_manifest';
import { roleOf } from '../../common/model_roles';
import { onnxruntimeVersion, productVersion } from '../../common/versions';
import { buildRow, type Row } from '../features/metrics/build_rows';
import { ColumnLearner, type LearntColumn } from '../features/metrics/learn_columns';
import { toMatrix } from '../features/metrics/to_matrix';
import type { Matrix, TrainedForest } from '../forest/forest_engine';
import { throwIfAborted } from './abort';
import { calibrate, calibrateBudget } from './calibrate';
import { recordRun } from './detector_runs';
import { loadDetector } from './load_detector';
import { type Actor, changeRoles } from './model_roles';
import { saveAsNext } from './save_as_next';
import { makeBins } from './population_stability';
import type { TimeRange } from './ports';
import { trainingFilter, trainingScope } from './source_scope';
import type { DetectionPorts } from './services';

/** What was drawn, and what became of it. */
interface TrainingRows {
  rows: Row[];
  learner: ColumnLearner;
  read: number;
  leftOut: Record<string, number>;
  from: number | null;
  to: number | null;
}

function trainingRange(detector: Detector, now: number): TimeRange {
  const { from, to } = detector.training;
  return {
    from: from === undefined ? null : Date.parse(from),
    to: to === undefined ? now - durationToMs(detector.source.query_delay) : Date.parse(to),
  };
}

async function drawRows(
  ports: DetectionPorts,
  detector: Detector,
  signal: AbortSignal,
): Promise<TrainingRows> {
  const learner = new ColumnLearner(detector.features, detector.model.transform);
  const drawn: TrainingRows = { rows: [], learner, read: 0, leftOut: {}, from: null, to: null };
  const pages = ports.reader.sample(
    trainingScope(detector),
    {
      range: trainingRange(detector, ports.clock.now()),
      filter: trainingFilter(detector),
      size: detector.training.max_rows,
      seed: detector.model.seed,
    },
    signal,
  );
  for await (const page of pages) {
    throwIfAborted(signal);
    for (const document of page) {
      const { time, problem } = document;
      drawn.read += 1;
      const row = problem ? { code: problem } : buildRow(document, detector);
      if ('code' in row) {
        drawn.leftOut[row.code] = (drawn.leftOut[row.code] ?? 0) + 1;
        continue;
      }
      drawn.rows.push(learner.take(row));
      if (time !== null) {
        drawn.from = Math.min(drawn.from ?? time, time);
        drawn.to = Math.max(drawn.to ?? time, time);
      }
    }
  }
  return drawn;
}

function assertEnough(detector: Detector, drawn: TrainingRows): void {
  const { min_rows: needed } = detector.training;
  if (drawn.rows.length >= needed) return;
  const reasons = Object.entries(drawn.leftOut).map(([code, count]) => `${count} ${code}`);
  throw new AppError(
    'NOT_ENOUGH_ROWS',
    `Detector ${detector.id} needs ${needed} usable rows to train and has ${drawn.rows.length}` +
      (reasons.length > 0 ? ` (left out: ${reasons.join(', ')}).` : '.'),
  );
}

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
  return {
    format_version: 1,
    id: `${detector.id}:${version}`,
    detector_id: detector.id,
    version,
    created_at: new Date(createdAt).toISOString(),
    features: columns.map(({ trained }) => trained),
    options: detector.model,
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

function assertPresent(detector: Detector, columns: readonly LearntColumn[]): void {
  const empty = columns.filter(({ statistics }) => statistics.present === 0);
  if (empty.length > 0) {
    const fields = [...new Set(empty.map(({ trained }) => trained.field))];
    throw new AppError(
      'NOT_ENOUGH_ROWS',
      `No training row of detector ${detector.id} has a value for ${fields.join(', ')}.`,
    );
  }
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
      const drawn = await drawRows(ports, detector, signal);
      counts.rows_read = drawn.read;
      counts.rows_skipped = drawn.read - drawn.rows.length;
      assertEnough(detector, drawn);
      const columns = drawn.learner.learn(drawn.rows);
      assertPresent(detector, columns);
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
    },
  });
  if (manifest === undefined) throw new AppError('INTERNAL', 'Training ended without a model.');
  return manifest;
}
