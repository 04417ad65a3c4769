/** The files in a bundle, and how large each may be once unpacked. */
import { mostModelBytes } from '../../forest/import/scan_onnx';

export const manifestFile = 'manifest.json';
export const modelFile = 'model.onnx';
export const vectorsFile = 'test_vectors.json';

const mebibyte = 1024 * 1024;

export const mostBytesOf: ReadonlyMap<string, number> = new Map([
  [manifestFile, mebibyte],
  [modelFile, mostModelBytes],
  [vectorsFile, 16 * mebibyte],
]);
