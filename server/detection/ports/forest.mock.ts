/** Not a forest: the score of a row grows with its first column, which is all these tests need. */
import { openBundle } from '../../forest/bundle/open_bundle';
import { writeBundle } from '../../forest/bundle/write_bundle';
import type { ForestEngine, Matrix } from '../../forest/forest_engine';
import { notInMemory } from './not_in_memory.mock';

function firstColumnScores({ values, rows, columns }: Matrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, r) => (values[r * columns] ?? 0) / 10);
}

export const firstColumnForest = (): ForestEngine => ({
  train: (matrix) =>
    Promise.resolve({
      onnx: Uint8Array.of(1),
      sha256: 'a'.repeat(64),
      scores: firstColumnScores(matrix),
      baseScore: 0.5,
      sampleSize: Math.min(256, matrix.rows),
    }),
  score: ({ matrix, explainFrom }) => {
    const scores = firstColumnScores(matrix);
    const contributions = new Map<number, Float64Array>();
    scores.forEach((score, r) => {
      if (score >= explainFrom) contributions.set(r, Float64Array.of(score - 0.5, 0));
    });
    return Promise.resolve({ scores, contributions });
  },
  takeIn: (onnx, matrix) =>
    Promise.resolve({
      onnx,
      sha256: 'b'.repeat(64),
      graph: 'compact',
      trees: 100,
      sampleSize: 256,
      baseScore: 0.5,
      scores: firstColumnScores(matrix),
    }),
  explain: notInMemory,
  learn: notInMemory,
  liken: notInMemory,
  openBundle: (bytes) => openBundle(bytes),
  makeBundle: (parts) => writeBundle(parts),
  close: () => Promise.resolve(),
});
