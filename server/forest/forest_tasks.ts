/** Training and scoring as a worker thread does them: plain data in, plain data out. */
import { createHash } from 'crypto';
import { AppError } from '../../common/errors';
import { explainRow } from './explain';
import { baseScore, type Forest } from './forest';
import type { GrowOptions, Matrix, TrainedForest } from './forest_engine';
import { growForest, heightLimit } from './grow_forest';
import { OnnxSession } from './onnx_session';
import { readOnnx } from './read_onnx';
import { scoreRow } from './score_trees';
import { writeOnnx } from './write_onnx';

/** Rows scored in one call of the runtime. */
const batchRows = 10_000;
/** Training rows that a new model is checked on, and the greatest difference allowed there. */
const checkedRows = 256;
const tolerance = 1e-9;

/** Throws ABORTED once the work is cancelled: called often, since a thread cannot be ended safely. */
export type Checkpoint = () => void;

export interface TrainTask {
  matrix: Matrix;
  options: GrowOptions;
}

export interface ScoreTask {
  sha256: string;
  /** Shared memory: not copied from task to task. */
  onnx: SharedArrayBuffer;
  matrix: Matrix;
  explainFrom: number;
}

export interface ScoreTaskAnswer {
  scores: Float64Array;
  explainedRows: Int32Array;
  /** Explained row after explained row, one number a column. */
  contributions: Float64Array;
}

function assertFinite({ values, rows, columns }: Matrix): void {
  if (values.length !== rows * columns) {
    throw new AppError(
      'INTERNAL',
      `${rows} rows of ${columns} columns are not ${values.length} values.`,
    );
  }
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at !== -1) {
    throw new AppError(
      'INTERNAL',
      `Row ${Math.floor(at / columns)}, column ${at % columns} is ${values[at]}: a model must never see that.`,
    );
  }
}

async function scoreInBatches(
  session: OnnxSession,
  matrix: Matrix,
  checkpoint: Checkpoint,
): Promise<Float64Array> {
  const { values, rows, columns } = matrix;
  if (rows <= batchRows) return session.score(matrix);
  const scores = new Float64Array(rows);
  for (let start = 0; start < rows; start += batchRows) {
    checkpoint();
    const end = Math.min(rows, start + batchRows);
    const batch = {
      values: values.subarray(start * columns, end * columns),
      rows: end - start,
      columns,
    };
    scores.set(await session.score(batch), start);
  }
  return scores;
}

function checkWritten(forest: Forest, matrix: Matrix, scores: Float64Array): void {
  for (let row = 0; row < Math.min(checkedRows, matrix.rows); row++) {
    const difference = Math.abs((scores[row] ?? NaN) - scoreRow(forest, matrix, row));
    if (!(difference <= tolerance)) {
      throw new AppError(
        'MODEL_CHECK_FAILED',
        `The written model scores training row ${row} ${difference} away from the trees.`,
      );
    }
  }
}

/**
 * Grows a forest, writes it as ONNX, loads that into the runtime, scores the training rows with it
 * and compares some of them with the trees as they were grown.
 * @throws AppError MODEL_CHECK_FAILED, SCORER_UNAVAILABLE, NOT_ENOUGH_ROWS, ABORTED
 */
export async function train(
  { matrix, options }: TrainTask,
  checkpoint: Checkpoint,
): Promise<TrainedForest> {
  assertFinite(matrix);
  if (matrix.rows < 2 || matrix.columns < 1) {
    throw new AppError('NOT_ENOUGH_ROWS', `A forest needs two rows, and has ${matrix.rows}.`);
  }
  const forest = growForest(matrix, options, checkpoint);
  const onnx = writeOnnx(forest);
  readOnnx(onnx);
  const session = await OnnxSession.open(onnx);
  try {
    const scores = await scoreInBatches(session, matrix, checkpoint);
    checkWritten(forest, matrix, scores);
    return {
      onnx,
      sha256: createHash('sha256').update(onnx).digest('hex'),
      scores,
      baseScore: baseScore(forest),
      sampleSize: forest.sampleSize,
      heightLimit: heightLimit(forest.sampleSize),
    };
  } finally {
    await session.close();
  }
}

interface LoadedModel {
  session: OnnxSession;
  forest: Forest;
}

/** Models in use by this thread, the one used last at the end. A session costs 1 to 2 MB. */
const loaded = new Map<string, Promise<LoadedModel>>();
const mostLoaded = 8;

async function load(onnx: SharedArrayBuffer): Promise<LoadedModel> {
  const bytes = new Uint8Array(onnx.byteLength);
  bytes.set(new Uint8Array(onnx));
  const forest = readOnnx(bytes);
  return { forest, session: await OnnxSession.open(bytes) };
}

async function loadOnce({ sha256, onnx }: ScoreTask): Promise<LoadedModel> {
  const model = loaded.get(sha256) ?? load(onnx);
  loaded.delete(sha256);
  loaded.set(sha256, model);
  const [oldest] = loaded.keys();
  if (loaded.size > mostLoaded && oldest !== undefined) {
    const dropped = loaded.get(oldest);
    loaded.delete(oldest);
    await (await dropped)?.session.close();
  }
  try {
    return await model;
  } catch (error) {
    loaded.delete(sha256);
    throw error;
  }
}

/** @throws AppError MODEL_CORRUPT, MODEL_FEATURES_MISMATCH, SCORER_UNAVAILABLE, ABORTED */
export async function score(task: ScoreTask, checkpoint: Checkpoint): Promise<ScoreTaskAnswer> {
  const { matrix, explainFrom } = task;
  assertFinite(matrix);
  const { session, forest } = await loadOnce(task);
  if (forest.columns !== matrix.columns) {
    throw new AppError(
      'MODEL_FEATURES_MISMATCH',
      `The model has ${forest.columns} columns, the rows have ${matrix.columns}.`,
    );
  }
  const scores = await scoreInBatches(session, matrix, checkpoint);
  const explainedRows = Int32Array.from(
    Array.from(scores.keys()).filter((row) => (scores[row] ?? 0) >= explainFrom),
  );
  const contributions = new Float64Array(explainedRows.length * matrix.columns);
  explainedRows.forEach((row, i) => {
    checkpoint();
    contributions.set(explainRow(forest, matrix, row), i * matrix.columns);
  });
  return { scores, explainedRows, contributions };
}
