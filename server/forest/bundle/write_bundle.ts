/** A bundle as one file. */
import type { Readable } from 'stream';
import { ZipFile } from 'yazl';
import type { BundleManifest } from '../../../common/model_bundle';
import type { BundleParts } from '../forest_engine';
import {
  assertBundleFits,
  assertFileFits,
  manifestFile,
  modelFile,
  vectorsFile,
} from './bundle_files';
import { sha256Of } from './read_bundle';

/** The earliest year a zip knows, at noon in any zone: nothing in a bundle depends on when it is written. */
const mtime = new Date(1980, 0, 1, 12);

/**
 * The same parts give the same bytes: they are stored as they are, since packers differ.
 * @throws AppError MODEL_TOO_LARGE for what could not be read again
 */
export async function writeBundle({ manifest, onnx, vectors }: BundleParts): Promise<Uint8Array> {
  const vectorBytes = Buffer.from(JSON.stringify(vectors));
  const whole: BundleManifest = {
    ...manifest,
    model: { sha256: sha256Of(onnx), bytes: onnx.byteLength },
    test_vectors: { sha256: sha256Of(vectorBytes), count: vectors.rows.length },
  };
  const zip = new ZipFile();
  const options = { mtime, mode: 0o100644, compress: false, forceDosTimestamp: true };
  const add = (name: string, bytes: Buffer) => {
    assertFileFits(name, bytes.byteLength);
    zip.addBuffer(bytes, name, options);
  };
  add(manifestFile, Buffer.from(JSON.stringify(whole, null, 1)));
  add(modelFile, Buffer.from(onnx));
  add(vectorsFile, vectorBytes);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as Readable) chunks.push(chunk as Buffer);
  const bundle = Buffer.concat(chunks);
  assertBundleFits(bundle.byteLength);
  return bundle;
}
