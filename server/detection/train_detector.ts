/** From a random sample of documents to a stored model. */
import { durationToMs } from '../../common/codecs/bounded';
import type { Detector } from '../../common/detector';
import { AppError } from '../../common/errors';
import type { ModelManifest } from '../../common/model_manifest';
import { roleOf } from '../../common/model_roles';
import { onnxruntimeVersion, productVersion } from '../../common/versions';
import { buildRow, toMatrix, type Row } from '../features/metrics/build_rows';
import { columnStatistics } from '../features/metrics/column_statistics';
import type { Matrix, TrainedForest } from '../forest/forest_engine';
import { throwIfAborted } from './abort';
import { calibrate, calibrateBudget } from './calibrate';
import { recordRun } from './detector_runs';
import { loadDetector } from './load_detector';
import { type Actor, changeRoles } from './model_roles';
import { nextVersion } from './next_version';
import { makeBins } from './population_stability';
import type { TimeRange } from './ports';
import { trainingFilter, trainingScope } from './source_scope';
import type { DetectionPorts } from './services';

/** What was drawn, and what became of it. */
interface TrainingRows {
  rows: Row[];
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
  const drawn: TrainingRows = { rows: [], read: 0, leftOut: {}, from: null, to: null };
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
    for (const { source, time, problem } of page) {
      drawn.read += 1;
      const row = problem ? { code: problem } : buildRow(source, detector.features);
      if ('code' in row) {
        drawn.leftOut[row.code] = (drawn.leftOut[row.code] ?? 0) + 1;
        continue;
      }
      drawn.rows.push(row);
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
  statistics: ReturnType<typeof columnStatistics>[];
  forest: TrainedForest;
  columnBins: ReturnType<typeof binColumns>;
  calibration: Awaited<ReturnType<typeof calibrateBudget>>;
}

function toManifest(parts: ManifestParts): ModelManifest {
  const { detector, version, createdAt, drawn, statistics, forest, columnBins, calibration } =
    parts;
  const features = detector.features.map(({ field, missing }, column) => {
    const { median = 0, min = 0, max = 0 } = statistics[column] ?? {};
    return { field, missing, median, min, max };
  });
  return {
    format_version: 1,
    id: `${detector.id}:${version}`,
    detector_id: detector.id,
    version,
    created_at: new Date(createdAt).toISOString(),
    features,
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
      constant_features: features.filter(({ min, max }) => min === max).map(({ field }) => field),
    },
    sha256: forest.sha256,
    onnx_bytes: forest.onnx.byteLength,
    versions: { anomaly_forest: productVersion, onnxruntime: onnxruntimeVersion },
  };
}

function assertPresent(detector: Detector, statistics: ManifestParts['statistics']): void {
  const empty = detector.features.filter((_, column) => statistics[column]?.present === 0);
  if (empty.length > 0) {
    throw new AppError(
      'NOT_ENOUGH_ROWS',
      `No training row of detector ${detector.id} has a value for ${empty.map((f) => f.field).join(', ')}.`,
    );
  }
}

const saveAttempts = 3;

/**
 * Stores a model as the next version. Somebody else may train at the same moment: whoever is second
 * gets the version after.
 */
async function saveAsNext(
  ports: DetectionPorts,
  detectorId: string,
  { onnx, manifestOf }: { onnx: Uint8Array; manifestOf: (version: number) => ModelManifest },
): Promise<ModelManifest> {
  for (let attempt = 1; ; attempt++) {
    const manifest = manifestOf(await nextVersion(ports, detectorId));
    try {
      await ports.models.save({ manifest, onnx });
      return manifest;
    } catch (error) {
      const conflict = error instanceof AppError && error.code === 'STATE_CONFLICT';
      if (!conflict || attempt === saveAttempts) throw error;
    }
  }
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
      const statistics = detector.features.map((_, column) => columnStatistics(drawn.rows, column));
      assertPresent(detector, statistics);
      const matrix = toMatrix(
        drawn.rows,
        statistics.map(({ median }) => median),
      );
      const calibration = await calibrateBudget(ports, { detector, drawn }, signal);
      const columnBins = binColumns(matrix);
      const { trees, sample_size: sampleSize, seed } = detector.model;
      const forest = await ports.forest.train(matrix, { trees, sampleSize, seed }, signal);
      counts.rows_scored = drawn.rows.length;
      const createdAt = ports.clock.now();
      const parts = { detector, createdAt, drawn, statistics, forest, columnBins, calibration };
      manifest = await saveAsNext(ports, detectorId, {
        onnx: forest.onnx,
        manifestOf: (version) => toManifest({ ...parts, version }),
      });
      const { version, threshold } = manifest;
      const roles = await giveRole(ports, detector, { version, ...actor });
      ports.logger.info(
        `Detector ${detectorId}: model ${version} (${roleOf(roles, version)}) trained on ${drawn.rows.length} rows, threshold ${threshold.toFixed(4)}`,
      );
    },
  });
  if (manifest === undefined) throw new AppError('INTERNAL', 'Training ended without a model.');
  return manifest;
}
