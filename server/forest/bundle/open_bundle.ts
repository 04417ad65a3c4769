/** Opening a bundle as a worker thread does it: numbers in blocks, which cross to another thread at once. */
import type { TestVectors } from '../../../common/model_bundle';
import type { Matrix, OpenedBundle } from '../forest_engine';
import { readBundle, sha256Of } from './read_bundle';

function toMatrix({ rows }: TestVectors, columns: number): Matrix {
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => values.set(row, i * columns));
  return { values, rows: rows.length, columns };
}

/** @throws AppError MODEL_TOO_LARGE, BUNDLE_INVALID, CHECKSUM_MISMATCH */
export async function openBundle(bytes: Uint8Array): Promise<OpenedBundle> {
  const { manifest, onnx, vectors } = await readBundle(bytes);
  return {
    manifest,
    onnx,
    matrix: toMatrix(vectors, manifest.features.length),
    scores: Float64Array.from(vectors.scores),
    anomalous: Uint8Array.from(vectors.anomalous, Number),
    sha256: sha256Of(bytes),
  };
}
