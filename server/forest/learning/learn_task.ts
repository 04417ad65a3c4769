/** Learning from labels as a worker thread does it. */
import { createHash } from 'crypto';
import { AppError } from '../../../common/errors';
import { baseScore } from '../forest';
import type { LearnRequest, LearntModel, LikenRequest, Matrix } from '../forest_engine';
import { assertFinite, scoreInBatches, type Checkpoint, type StandIn } from '../forest_tasks';
import { openScorer } from '../open_scorer';
import { readOnnx } from '../read_onnx';
import type { ScorerName } from '../scorer';
import { writeOnnx } from '../write_onnx';
import { judgeLabels } from './judge_labels';
import {
  defaultLambda,
  learnFromLabels,
  measureLabelScale,
  scoresByKernel,
} from './learn_from_labels';
import { withoutLabels } from './leaf_weights';
import { likenRows } from './liken_rows';

export interface LearnTask extends Pick<LearnRequest, 'matrix' | 'labelled'> {
  onnx: Uint8Array;
  scorer: ScorerName;
}

export interface LearnTaskAnswer extends StandIn {
  learnt: LearntModel;
}

/** A row, rows, and the model in whose eyes they are alike. */
export interface LikenTask extends Pick<LikenRequest, 'matrix' | 'one'> {
  onnx: Uint8Array;
}

function assertColumns(rows: Matrix, columns: number): void {
  assertFinite(rows);
  if (rows.columns !== columns) {
    throw new AppError(
      'MODEL_FEATURES_MISMATCH',
      `The model has ${columns} columns, the rows have ${rows.columns}.`,
    );
  }
}

/** @throws AppError MODEL_CORRUPT, MODEL_FEATURES_MISMATCH */
export function liken({ matrix, one, onnx }: LikenTask): Float64Array {
  const forest = readOnnx(onnx);
  assertColumns(one, forest.columns);
  assertColumns(matrix, forest.columns);
  return likenRows(forest, one, matrix);
}

const greatest = (differences: Float64Array) =>
  differences.reduce((most, difference) => Math.max(most, difference), 0);

/**
 * Learns, writes the forest, loads that back and scores rows with it.
 * @throws AppError MODEL_CORRUPT, LABELS_TEACH_NOTHING, MODEL_FEATURES_MISMATCH, ABORTED
 */
export async function learn(
  { onnx: before, matrix, labelled, scorer: wanted }: LearnTask,
  checkpoint: Checkpoint,
): Promise<LearnTaskAnswer> {
  const plain = withoutLabels(readOnnx(before));
  assertColumns(matrix, plain.columns);
  assertColumns(labelled.matrix, plain.columns);
  const scale = measureLabelScale(plain, matrix);
  checkpoint();
  const { forest, weights, fit } = learnFromLabels(plain, labelled, scale);
  checkpoint();
  const keptApart = judgeLabels(fit, labelled.known, checkpoint);
  const onnx = writeOnnx(forest);
  const { scorer, standsInBecause } = await openScorer({ onnx, forest: readOnnx(onnx) }, wanted);
  try {
    const expected = scoresByKernel(
      plain,
      { labelled: labelled.matrix, weights, scale },
      labelled.matrix,
    );
    const written = await scorer.score(labelled.matrix);
    const learnt = {
      onnx,
      sha256: createHash('sha256').update(onnx).digest('hex'),
      scores: await scoreInBatches(scorer, matrix, checkpoint),
      baseScore: baseScore(forest),
      weights,
      scale,
      lambda: defaultLambda,
      keptApart,
      difference: greatest(written.map((score, i) => Math.abs(score - (expected[i] ?? NaN)))),
    };
    return { learnt, standsInBecause };
  } finally {
    await scorer.close();
  }
}
