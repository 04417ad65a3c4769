/** The files in a bundle, and how large each may be once unpacked. */
import { AppError } from '../../../common/errors';
import { mostBundleBytes } from '../../../common/model_bundle';
import { mostModelBytes } from '../import/scan_onnx';

export const manifestFile = 'manifest.json';
export const modelFile = 'model.onnx';
export const vectorsFile = 'test_vectors.json';

const mebibyte = 1024 * 1024;

export const mostBytesOf: ReadonlyMap<string, number> = new Map([
  // Escaped, the categories that a model may keep can take 30 MB.
  [manifestFile, 32 * mebibyte],
  [modelFile, mostModelBytes],
  [vectorsFile, 16 * mebibyte],
]);

/** @throws AppError MODEL_TOO_LARGE */
export function assertFileFits(name: string, bytes: number): void {
  const most = mostBytesOf.get(name) ?? 0;
  if (bytes <= most) return;
  throw new AppError(
    'MODEL_TOO_LARGE',
    `${name} in the bundle has ${bytes} bytes; ${most} are the most.`,
  );
}

/** @throws AppError MODEL_TOO_LARGE */
export function assertBundleFits(bytes: number): void {
  if (bytes <= mostBundleBytes) return;
  throw new AppError(
    'MODEL_TOO_LARGE',
    `The bundle has ${bytes} bytes; ${mostBundleBytes} are the most.`,
  );
}
