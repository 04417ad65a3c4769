/** Labelling what a forest ranks first, again and again, on one labelled table. */
import { rankingMetrics } from '../server/detection/evaluation/classification_metrics';
import { CompiledScorer } from '../server/forest/compiled_scorer';
import type { Forest } from '../server/forest/forest';
import type { LabelScale, Matrix } from '../server/forest/forest_engine';
import { growForest } from '../server/forest/grow_forest';
import {
  learnFromLabels,
  measureLabelScale,
  scoresByKernel,
} from '../server/forest/learning/learn_from_labels';
import { OnnxSession } from '../server/forest/onnx_session';
import { SeededRandom } from '../server/forest/random';
import { writeOnnx } from '../server/forest/write_onnx';
import type { LabelledTable } from './support/labelled_table';
import { median } from './support/report';

/** Labels after which the figures are taken. */
export const milestones = [20, 60] as const;
/** Numbers of labels whose learning is timed. */
export const timedLabels = [20, 200] as const;
const neverShownShare = 0.3;
const wrongShare = 0.1;

/** Figures at each milestone. */
type AtMilestones = number[];

export interface FeedbackFigures {
  /** Anomalies among the first rows shown: by the plain forest, learning, learning with one label in ten wrong. */
  found: { plain: AtMilestones; learning: AtMilestones; wrong: AtMilestones };
  /** Average precision on rows never shown, 0..1: the plain forest's, and after so many labels. */
  never_shown: { plain: number; learning: AtMilestones; wrong: AtMilestones };
  roc_auc_never_shown: { plain: number; learning: AtMilestones };
  /** Greatest difference between a score of the written model and the kernel form. */
  onnx_difference: number;
  /** Median milliseconds of learning from `timedLabels` labels. */
  milliseconds: number[];
}

interface Part {
  matrix: Matrix;
  labels: Uint8Array;
}

function rowsOf({ matrix, labels }: LabelledTable, rows: number[]): Part {
  const { columns } = matrix;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, i) =>
    values.set(matrix.values.subarray(row * columns, (row + 1) * columns), i * columns),
  );
  return {
    matrix: { values, rows: rows.length, columns },
    labels: Uint8Array.from(rows, (row) => labels[row] ?? 0),
  };
}

function shuffled(count: number, random: SeededRandom): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}

function pick({ values, columns }: Matrix, rows: number[]): Matrix {
  const picked = new Float64Array(rows.length * columns);
  rows.forEach((row, i) =>
    picked.set(values.subarray(row * columns, (row + 1) * columns), i * columns),
  );
  return { values: picked, rows: rows.length, columns };
}

/** What was shown, in order, and what its labels said. */
interface Shown {
  rows: number[];
  signs: number[];
}

const learnt = (plain: Forest, pool: Matrix, scale: LabelScale, { rows, signs }: Shown) =>
  learnFromLabels(plain, { matrix: pick(pool, rows), signs: Int8Array.from(signs) }, scale);

const scoresOf = (forest: Forest, matrix: Matrix) => new CompiledScorer(forest).scoreNow(matrix);

function metricsOn({ matrix, labels }: Part, forest: Forest) {
  const scores = scoresOf(forest, matrix);
  const having = (label: number) => scores.filter((_, row) => labels[row] === label);
  return rankingMetrics({ anomalous: having(1), normal: having(0) }, 1);
}

/** Rows by falling score; rows of one score by their number. */
const ranked = (scores: Float64Array) =>
  Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);

interface Rounds {
  found: AtMilestones;
  never_shown: AtMilestones;
  roc_auc: AtMilestones;
  shown: Shown;
}

/** One label a round, of the row that ranks first among those without one. */
function label(
  plain: Forest,
  scale: LabelScale,
  { pool, kept }: { pool: Part; kept: Part },
  isWrong: () => boolean,
): Rounds {
  const shown: Shown = { rows: [], signs: [] };
  const rounds: Rounds = { found: [], never_shown: [], roc_auc: [], shown };
  let forest = plain;
  let found = 0;
  for (let round = 1; round <= Math.max(...milestones); round++) {
    const [next] = ranked(scoresOf(forest, pool.matrix)).filter((row) => !shown.rows.includes(row));
    if (next === undefined) throw new Error('The table has too few rows to show');
    const isAnomaly = pool.labels[next] === 1;
    found += Number(isAnomaly);
    shown.rows.push(next);
    shown.signs.push(isAnomaly === isWrong() ? -1 : 1);
    ({ forest } = learnt(plain, pool.matrix, scale, shown));
    if (milestones.some((milestone) => milestone === round)) {
      const metrics = metricsOn(kept, forest);
      rounds.found.push(found);
      rounds.never_shown.push(metrics.average_precision);
      rounds.roc_auc.push(metrics.roc_auc);
    }
  }
  return rounds;
}

/** The written model in onnxruntime beside the sum over labels that it stands for. */
async function differenceFromKernel(
  plain: Forest,
  scale: LabelScale,
  { pool, kept }: { pool: Part; kept: Part },
  shown: Shown,
): Promise<number> {
  const { forest, weights } = learnt(plain, pool.matrix, scale, shown);
  const session = await OnnxSession.open(writeOnnx(forest), forest);
  const scores = await session.score(kept.matrix);
  await session.close();
  const labelled = pick(pool.matrix, shown.rows);
  const expected = scoresByKernel(plain, { labelled, weights, scale }, kept.matrix);
  const differences = scores.map((score, row) => Math.abs(score - (expected[row] ?? NaN)));
  return Math.max(...differences);
}

function timeLearning(plain: Forest, scale: LabelScale, pool: Part, labels: number): number {
  const rows = ranked(scoresOf(plain, pool.matrix)).slice(0, labels);
  const shown = { rows, signs: rows.map((row) => (pool.labels[row] === 1 ? 1 : -1)) };
  const times = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    learnt(plain, pool.matrix, scale, shown);
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return median(times);
}

/**
 * @param table at most some ten thousand rows: each round scores all of them
 * @throws Error for a table with too few rows to show or to keep apart
 */
export async function measureFeedback(
  table: LabelledTable,
  seed: number,
): Promise<FeedbackFigures> {
  const random = new SeededRandom(seed);
  const order = shuffled(table.matrix.rows, random);
  const apart = Math.round(order.length * neverShownShare);
  const kept = rowsOf(table, order.slice(0, apart));
  const pool = rowsOf(table, order.slice(apart));
  const parts = { pool, kept };
  const plain = growForest(pool.matrix, { trees: 100, sampleSize: 256, seed });
  const scale = measureLabelScale(plain, pool.matrix);
  const first = ranked(scoresOf(plain, pool.matrix));
  const plainMetrics = metricsOn(kept, plain);
  const right = label(plain, scale, parts, () => false);
  const wrong = label(plain, scale, parts, () => random.unit() < wrongShare);
  return {
    found: {
      plain: milestones.map((n) =>
        first.slice(0, n).reduce((sum, row) => sum + (pool.labels[row] ?? 0), 0),
      ),
      learning: right.found,
      wrong: wrong.found,
    },
    never_shown: {
      plain: plainMetrics.average_precision,
      learning: right.never_shown,
      wrong: wrong.never_shown,
    },
    roc_auc_never_shown: { plain: plainMetrics.roc_auc, learning: right.roc_auc },
    onnx_difference: await differenceFromKernel(plain, scale, parts, right.shown),
    milliseconds: timedLabels.map((labels) => timeLearning(plain, scale, pool, labels)),
  };
}
