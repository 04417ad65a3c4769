/** Importing as a worker thread does it: foreign bytes in, a forest of this product out. */
import { createHash } from 'crypto';
import { AppError } from '../../../common/errors';
import { baseScore } from '../forest';
import type { Matrix, TakenInForest } from '../forest_engine';
import { OnnxSession } from '../onnx_session';
import { readOnnx } from '../read_onnx';
import { writeOnnx } from '../write_onnx';
import { readForeignOnnx } from './read_foreign_onnx';

export interface TakeInTask {
  /** Bytes that nobody has looked at. */
  onnx: Uint8Array;
  /** Rows to score with what came of them. */
  matrix: Matrix;
}

/**
 * Reads a foreign forest, writes it anew and scores rows with that: the foreign bytes are never run.
 * Bounded: time is in proportion to the bytes, then to rows * trees * height, with no loop that the
 * file controls.
 * @throws AppError as `readForeignOnnx`; MODEL_FEATURES_MISMATCH, SCORER_UNAVAILABLE, ABORTED
 */
export async function takeIn(
  { onnx: foreign, matrix }: TakeInTask,
  checkpoint: () => void,
): Promise<TakenInForest> {
  const { forest, form } = readForeignOnnx(foreign);
  if (forest.columns !== matrix.columns) {
    throw new AppError(
      'MODEL_FEATURES_MISMATCH',
      `The model has ${forest.columns} columns, the rows that come with it have ${matrix.columns}.`,
    );
  }
  checkpoint();
  const onnx = writeOnnx(forest);
  readOnnx(onnx);
  checkpoint();
  const session = await OnnxSession.open(onnx);
  try {
    checkpoint();
    return {
      onnx,
      sha256: createHash('sha256').update(onnx).digest('hex'),
      graph: form,
      trees: forest.roots.length,
      sampleSize: forest.sampleSize,
      baseScore: baseScore(forest),
      scores: await session.score(matrix),
    };
  } finally {
    await session.close();
  }
}
