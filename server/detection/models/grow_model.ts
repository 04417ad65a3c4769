/** From a random sample of documents to a forest with all that a manifest says of it; stores nothing. */
import type { Detector } from '../../../common/detector';
import { columnName } from '../../../common/feature';
import type { Learning } from '../../../common/learning';
import type { Bins, ModelManifest } from '../../../common/model_manifest';
import { onnxruntimeVersion, productVersion } from '../../../common/versions';
import type { LearntColumn } from '../../features/metrics/learn_columns';
import { toMatrix } from '../../features/metrics/to_matrix';
import { inTurns } from '../../features/turns';
import type { Matrix, TrainedForest } from '../../forest/forest_engine';
import { calibrate, calibrateBudget } from './calibrate';
import {
  drawTrainingRows,
  learnColumns,
  type DrawOptions,
  type TrainingRows,
} from './draw_training_rows';
import { makeBins } from './population_stability';
import type { DetectionPorts } from '../services';

type GrowingPorts = Pick<DetectionPorts, 'reader' | 'forest' | 'clock'>;

/** Training values of each column, for comparison with what is scored later. */
export async function binColumns({ values, rows, columns }: Matrix): Promise<Bins[]> {
  const bins: Bins[] = [];
  const column = new Float64Array(rows);
  for (let c = 0; c < columns; c++) {
    await inTurns(rows, (row) => (column[row] = values[row * columns + c] ?? 0));
    bins.push(await makeBins(column));
  }
  return bins;
}

const isoOrNull = (time: number | null) => (time === null ? null : new Date(time).toISOString());

/** A forest on rows drawn at random, with all that its manifest is made from. */
export interface GrownModel {
  detector: Detector;
  drawn: TrainingRows;
  columns: readonly LearntColumn[];
  forest: TrainedForest;
  columnBins: Bins[];
  calibration: Awaited<ReturnType<typeof calibrateBudget>>;
  /** Of a forest that has learnt from labels. */
  learning?: Learning;
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

/** What is known of a grown model as a version of its detector. */
export async function toManifest(
  grown: GrownModel,
  { version, createdAt }: { version: number; createdAt: number },
): Promise<ModelManifest> {
  const { detector, drawn, columns, forest, columnBins, calibration, learning } = grown;
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
    ...(await calibrate(detector, forest.scores, calibration)),
    drift_bins: { columns: columnBins, scores: await makeBins(forest.scores) },
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
    ...(learning && { learning }),
  };
}

/**
 * Draws rows at random, the same ones for the same seed and index, and grows a forest on them.
 * @throws AppError NOT_ENOUGH_ROWS, INDEX_NOT_FOUND, ES_UNAVAILABLE, ABORTED, ...
 */
export async function growModel(
  ports: GrowingPorts,
  options: DrawOptions & {
    onDrawn?: (drawn: TrainingRows) => void;
    /** Waited for once there are enough rows. */
    onEnough?: () => Promise<void>;
  },
  signal: AbortSignal,
): Promise<GrownModel> {
  const { detector } = options;
  const drawn = await drawTrainingRows(ports, options, signal);
  options.onDrawn?.(drawn);
  const columns = await learnColumns(detector, drawn);
  await options.onEnough?.();
  const matrix = await toMatrix(
    drawn.rows,
    columns.map(({ trained }) => trained),
  );
  const calibration = await calibrateBudget(ports, { detector, drawn }, signal);
  const columnBins = await binColumns(matrix);
  const { trees, sample_size: sampleSize, seed } = detector.model;
  const forest = await ports.forest.train(matrix, { trees, sampleSize, seed }, signal);
  return { detector, drawn, columns, forest, columnBins, calibration };
}
