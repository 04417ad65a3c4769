/** A bundle's contents, each part held to its limits and its checksum before it is looked into. */
import { createHash } from 'crypto';
import type { Readable } from 'stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { decodeOrThrow } from '../../../common/codecs/decode';
import { AppError } from '../../../common/errors';
import {
  bundleManifestCodec,
  testVectorsCodec,
  type BundleManifest,
  type ModelBundle,
  type TestVectors,
} from '../../../common/model_bundle';
import {
  assertBundleFits,
  assertFileFits,
  manifestFile,
  modelFile,
  mostBytesOf,
  vectorsFile,
} from './bundle_files';

const invalid = (what: string, cause?: unknown) =>
  new AppError('BUNDLE_INVALID', `The bundle cannot be read: ${what}.`, { cause });

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const shown = (text: string) => JSON.stringify(text.slice(0, 60));

/** The entries by name: those that a bundle has, each once, none larger than it may be. */
async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount !== mostBytesOf.size) throw invalid(`it holds ${zip.entryCount} files`);
  for await (const entry of zip.eachEntry()) {
    const { fileName: name, uncompressedSize: size } = entry;
    if (!mostBytesOf.has(name)) throw invalid(`it holds the file ${shown(name)}`);
    if (entries.has(name)) throw invalid(`it holds ${name} twice`);
    if (entry.isEncrypted()) throw invalid(`${name} is encrypted`);
    assertFileFits(name, size);
    entries.set(name, entry);
  }
  return entries;
}

/** Unpacks an entry; the stream ends with an error when more comes than the entry says. */
async function unpack(zip: ZipFile, entry: Entry | undefined): Promise<Buffer> {
  if (entry === undefined) throw invalid('a file is missing in it');
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function unzip(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true });
    const entries = await entriesOf(zip);
    const files = new Map<string, Buffer>();
    for (const name of mostBytesOf.keys()) files.set(name, await unpack(zip, entries.get(name)));
    return files;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw invalid(error instanceof Error ? error.message : String(error), error);
  }
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch (error) {
    throw invalid(`${name} is no JSON`, error);
  }
}

function assertChecksum(name: string, bytes: Uint8Array, expected: string): void {
  const sha256 = sha256Of(bytes);
  if (sha256 === expected) return;
  throw new AppError(
    'CHECKSUM_MISMATCH',
    `${name} in the bundle has the SHA-256 ${sha256}, its manifest says ${expected}.`,
  );
}

function assertVectorsFit(
  { rows, scores, anomalous }: TestVectors,
  manifest: BundleManifest,
): void {
  const { count } = manifest.test_vectors;
  const columns = manifest.features.length;
  if ([rows, scores, anomalous].some((list) => list.length !== count)) {
    throw invalid(`${vectorsFile} does not hold ${count} rows with a score and a verdict each`);
  }
  const odd = rows.findIndex((row) => row.length !== columns);
  if (odd !== -1) throw invalid(`row ${odd} of ${vectorsFile} does not have ${columns} columns`);
}

/**
 * Reads a bundle; its ONNX is bytes still.
 * @throws AppError MODEL_TOO_LARGE, BUNDLE_INVALID, CHECKSUM_MISMATCH
 */
export async function readBundle(bytes: Uint8Array): Promise<ModelBundle> {
  assertBundleFits(bytes.byteLength);
  const files = await unzip(bytes);
  const file = (name: string) => files.get(name) ?? new Uint8Array();
  const manifest = decodeOrThrow(bundleManifestCodec, parseJson(file(manifestFile), manifestFile), {
    what: `${manifestFile} of the bundle`,
    code: 'BUNDLE_INVALID',
  });
  assertChecksum(modelFile, file(modelFile), manifest.model.sha256);
  assertChecksum(vectorsFile, file(vectorsFile), manifest.test_vectors.sha256);
  const vectors = decodeOrThrow(testVectorsCodec, parseJson(file(vectorsFile), vectorsFile), {
    what: `${vectorsFile} of the bundle`,
    code: 'BUNDLE_INVALID',
  });
  assertVectorsFit(vectors, manifest);
  return { manifest, onnx: file(modelFile), vectors };
}
