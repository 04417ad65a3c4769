/** Training and scoring as a worker thread does them: plain data in, plain data out. */
import { createHash } from 'crypto';
import { AppError } from '../../common/errors';
import { CompiledScorer } from './compiled_scorer';
import { explainRow } from './explain';
import { baseScore, type Forest } from './forest';
import type {
  ExplainRequest,
  GrowOptions,
  Matrix,
  RowExplanation,
  TrainedForest,
} from './forest_engine';
import { growForest } from './grow_forest';
import { openScorer, type OpenedScorer } from './open_scorer';
import { labelEffects } from './learning/label_effects';
import { readOnnx } from './read_onnx';
import { scoreRow } from './score_trees';
import type { Scorer, ScorerName } from './scorer';
import { SingleChangeFinder } from './single_change';
import { writeOnnx } from './write_onnx';

/** Rows scored between two checkpoints. */
const batchRows = 10_000;
/** Batches up to this, such as pages of the loop, go to the compiled scorer: it takes them in half the time. */
const mostRowsCompiled = 1_000;
/** Training rows that a new model is checked on, and the greatest difference allowed there. */
const checkedRows = 256;
const tolerance = 1e-9;

/** Throws ABORTED once the work is cancelled: called often, since a thread cannot be ended safely. */
export type Checkpoint = () => void;

export interface TrainTask {
  matrix: Matrix;
  options: GrowOptions;
  scorer: ScorerName;
}

/** Why another scorer than the wanted one was used; undefined where it was not. */
export type StandIn = Pick<OpenedScorer, 'standsInBecause'>;

export interface TrainTaskAnswer extends StandIn {
  trained: TrainedForest;
}

interface ModelTask {
  sha256: string;
  /** Shared memory: not copied from task to task. */
  onnx: SharedArrayBuffer;
  matrix: Matrix;
  /** Number of the first row among those that the caller gave: errors name rows by it. */
  firstRow: number;
  scorer: ScorerName;
}

export interface ScoreTask extends ModelTask {
  explainFrom: number;
}

export interface ScoreTaskAnswer extends StandIn {
  scores: Float64Array;
  explainedRows: Int32Array;
  /** Explained row after explained row, one number a column. */
  contributions: Float64Array;
}

export interface ExplainTask extends ModelTask, Pick<ExplainRequest, 'threshold' | 'learnt'> {}

export interface ExplainTaskAnswer extends StandIn {
  explanations: RowExplanation[];
}

/** @throws AppError INTERNAL for anything that a model must never see */
export function assertFinite({ values, rows, columns }: Matrix, firstRow = 0): void {
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
      `Row ${firstRow + Math.floor(at / columns)}, column ${at % columns} is ${values[at]}: a model must never see that.`,
    );
  }
}

/** Scores of all rows, with a checkpoint between batches. @throws AppError ABORTED */
export async function scoreInBatches(
  scorer: Scorer,
  matrix: Matrix,
  checkpoint: Checkpoint,
): Promise<Float64Array> {
  const { values, rows, columns } = matrix;
  if (rows <= batchRows) return scorer.score(matrix);
  const scores = new Float64Array(rows);
  for (let start = 0; start < rows; start += batchRows) {
    checkpoint();
    const end = Math.min(rows, start + batchRows);
    const batch = {
      values: values.subarray(start * columns, end * columns),
      rows: end - start,
      columns,
    };
    scores.set(await scorer.score(batch), start);
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
 * Grows a forest, writes it as ONNX, loads that into a scorer, scores the training rows with it
 * and compares some of them with the trees as they were grown.
 * @throws AppError MODEL_CHECK_FAILED, NOT_ENOUGH_ROWS, ABORTED
 */
export async function train(
  { matrix, options, scorer: wanted }: TrainTask,
  checkpoint: Checkpoint,
): Promise<TrainTaskAnswer> {
  assertFinite(matrix);
  if (matrix.rows < 2 || matrix.columns < 1) {
    throw new AppError('NOT_ENOUGH_ROWS', `A forest needs two rows, and has ${matrix.rows}.`);
  }
  const forest = growForest(matrix, options, checkpoint);
  const onnx = writeOnnx(forest);
  const { scorer, standsInBecause } = await openScorer({ onnx, forest: readOnnx(onnx) }, wanted);
  try {
    const scores = await scoreInBatches(scorer, matrix, checkpoint);
    checkWritten(forest, matrix, scores);
    const trained = {
      onnx,
      sha256: createHash('sha256').update(onnx).digest('hex'),
      scores,
      baseScore: baseScore(forest),
      sampleSize: forest.sampleSize,
    };
    return { trained, standsInBecause };
  } finally {
    await scorer.close();
  }
}

interface LoadedModel extends OpenedScorer {
  forest: Forest;
  compiled: CompiledScorer;
  /** Made when first needed. */
  changes?: SingleChangeFinder;
}

/** Models in use by this thread, the one used last at the end. A session costs 1 to 2 MB. */
const loaded = new Map<string, Promise<LoadedModel>>();
const mostLoaded = 8;

async function load({ onnx, scorer }: ModelTask): Promise<LoadedModel> {
  const bytes = new Uint8Array(onnx.byteLength);
  bytes.set(new Uint8Array(onnx));
  const forest = readOnnx(bytes);
  const opened = await openScorer({ onnx: bytes, forest }, scorer);
  return { ...opened, forest, compiled: new CompiledScorer(forest) };
}

async function loadOnce(task: ModelTask): Promise<LoadedModel> {
  const { sha256 } = task;
  const model = loaded.get(sha256) ?? load(task);
  loaded.delete(sha256);
  loaded.set(sha256, model);
  const [oldest] = loaded.keys();
  if (loaded.size > mostLoaded && oldest !== undefined) {
    const dropped = loaded.get(oldest);
    loaded.delete(oldest);
    await (await dropped)?.scorer.close();
  }
  try {
    return await model;
  } catch (error) {
    loaded.delete(sha256);
    throw error;
  }
}

/** @throws AppError MODEL_CORRUPT, MODEL_FEATURES_MISMATCH */
async function loadFor(task: ModelTask): Promise<LoadedModel> {
  assertFinite(task.matrix, task.firstRow);
  const model = await loadOnce(task);
  if (model.forest.columns !== task.matrix.columns) {
    throw new AppError(
      'MODEL_FEATURES_MISMATCH',
      `The model has ${model.forest.columns} columns, the rows have ${task.matrix.columns}.`,
    );
  }
  return model;
}

/** @throws AppError MODEL_CORRUPT, MODEL_FEATURES_MISMATCH, ABORTED */
export async function score(task: ScoreTask, checkpoint: Checkpoint): Promise<ScoreTaskAnswer> {
  const { matrix, explainFrom } = task;
  const { scorer, compiled, forest, standsInBecause } = await loadFor(task);
  const fitting = matrix.rows <= mostRowsCompiled ? compiled : scorer;
  const scores = await scoreInBatches(fitting, matrix, checkpoint);
  const explainedRows = Int32Array.from(
    Array.from(scores.keys()).filter((row) => (scores[row] ?? 0) >= explainFrom),
  );
  const contributions = new Float64Array(explainedRows.length * matrix.columns);
  explainedRows.forEach((row, i) => {
    checkpoint();
    contributions.set(explainRow(forest, matrix, row), i * matrix.columns);
  });
  return { scores, explainedRows, contributions, standsInBecause };
}

/** @throws AppError MODEL_CORRUPT, MODEL_FEATURES_MISMATCH, ABORTED */
export async function explain(
  task: ExplainTask,
  checkpoint: Checkpoint,
): Promise<ExplainTaskAnswer> {
  const { matrix, threshold, learnt } = task;
  const model = await loadFor(task);
  const { compiled, forest, standsInBecause } = model;
  const changes = (model.changes ??= new SingleChangeFinder(forest));
  const scores = compiled.scoreNow(matrix);
  const effects = learnt && labelEffects(forest, learnt, matrix);
  const explanations = Array.from(scores, (score, row): RowExplanation => {
    checkpoint();
    const found = changes.find(matrix, row, threshold);
    const change = found && { ...found, score: compiled.scoreChanged(matrix, row, found) };
    return {
      score,
      margin: score - threshold,
      contributions: explainRow(forest, matrix, row),
      change,
      ...(effects && { learnt: effects[row] }),
    };
  });
  return { explanations, standsInBecause };
}
