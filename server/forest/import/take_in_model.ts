/** Importing as a worker thread does it: foreign bytes in, a forest of this product out. */
import { createHash } from 'crypto';
import { AppError } from '../../../common/errors';
import { baseScore } from '../forest';
import type { Matrix, TakenInForest } from '../forest_engine';
import { scoreInBatches, type Checkpoint, type StandIn } from '../forest_tasks';
import { openScorer } from '../open_scorer';
import { readOnnx } from '../read_onnx';
import type { ScorerName } from '../scorer';
import { writeOnnx } from '../write_onnx';
import { readForeignOnnx } from './read_foreign_onnx';

export interface TakeInTask {
  /** Bytes that nobody has looked at. */
  onnx: Uint8Array;
  /** Rows to score with what came of them. */
  matrix: Matrix;
  scorer: ScorerName;
}

export interface TakeInTaskAnswer extends StandIn {
  taken: TakenInForest;
}

/**
 * Reads a foreign forest, writes it anew and scores rows with that: the foreign bytes are never run.
 * Bounded: time is in proportion to the bytes, then to rows * trees * height, with no loop that the
 * file controls.
 * @throws AppError as `readForeignOnnx`; MODEL_FEATURES_MISMATCH, ABORTED
 */
export async function takeIn(
  { onnx: foreign, matrix, scorer: wanted }: TakeInTask,
  checkpoint: Checkpoint,
): Promise<TakeInTaskAnswer> {
  const { forest, form } = readForeignOnnx(foreign);
  if (forest.columns !== matrix.columns) {
    throw new AppError(
      'MODEL_FEATURES_MISMATCH',
      `The model has ${forest.columns} columns, the rows that come with it have ${matrix.columns}.`,
    );
  }
  checkpoint();
  const onnx = writeOnnx(forest);
  const written = readOnnx(onnx);
  checkpoint();
  const { scorer, standsInBecause } = await openScorer({ onnx, forest: written }, wanted);
  try {
    checkpoint();
    const taken: TakenInForest = {
      onnx,
      sha256: createHash('sha256').update(onnx).digest('hex'),
      graph: form,
      trees: forest.roots.length,
      sampleSize: forest.sampleSize,
      baseScore: baseScore(forest),
      scores: await scoreInBatches(scorer, matrix, checkpoint),
    };
    return { taken, standsInBecause };
  } finally {
    await scorer.close();
  }
}
