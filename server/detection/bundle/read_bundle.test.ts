import type { Readable } from 'stream';
import { ZipFile } from 'yazl';
import { mostBundleBytes } from '../../../common/model_bundle';
import { changedBundle, goldenBundle, goldenBytes } from './golden_bundle.mock';
import { readBundle } from './read_bundle';
import { writeBundle } from './write_bundle';

async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(content, name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as Readable) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The files of the golden bundle, some of them others. */
async function filesWith(changes: Record<string, Buffer>): Promise<Record<string, Buffer>> {
  const { manifest, onnx, vectors } = await goldenBundle('clean');
  return {
    'manifest.json': Buffer.from(JSON.stringify(manifest)),
    'model.onnx': Buffer.from(onnx),
    'test_vectors.json': Buffer.from(JSON.stringify(vectors)),
    ...changes,
  };
}

const manifestWith = async (changes: Record<string, unknown>) => {
  const { manifest } = await goldenBundle('clean');
  return filesWith({ 'manifest.json': Buffer.from(JSON.stringify({ ...manifest, ...changes })) });
};

it('reads what it writes, and writes the same bytes', async () => {
  const bundle = await goldenBundle('clean');
  const bytes = await writeBundle(bundle);
  const again = await readBundle(bytes);
  expect(again.vectors).toEqual(bundle.vectors);
  expect(Buffer.from(again.onnx)).toEqual(Buffer.from(bundle.onnx));
  expect(await writeBundle(again)).toEqual(bytes);
});

it.each<[string, string, () => Promise<Uint8Array>]>([
  ['BUNDLE_INVALID', 'nothing', () => Promise.resolve(new Uint8Array())],
  ['BUNDLE_INVALID', 'text', () => Promise.resolve(Buffer.from('no zip, only words'))],
  ['BUNDLE_INVALID', 'half a zip', () => Promise.resolve(goldenBytes('clean').subarray(0, 9_000))],
  ['BUNDLE_INVALID', 'one file', () => zipOf({ 'manifest.json': Buffer.from('{}') })],
  [
    'BUNDLE_INVALID',
    'a fourth file',
    async () => zipOf(await filesWith({ 'more.txt': Buffer.from('x') })),
  ],
  [
    'BUNDLE_INVALID',
    'a manifest that is no JSON',
    async () => zipOf(await filesWith({ 'manifest.json': Buffer.from('{') })),
  ],
  [
    'BUNDLE_INVALID',
    'a manifest with more in it',
    async () => zipOf(await manifestWith({ surprise: 1 })),
  ],
  [
    'BUNDLE_INVALID',
    'a manifest of another format',
    async () => zipOf(await manifestWith({ format_version: 2 })),
  ],
  [
    'MODEL_TOO_LARGE',
    'a zip bomb',
    async () => zipOf(await filesWith({ 'manifest.json': Buffer.alloc(20_000_000) })),
  ],
  [
    'MODEL_TOO_LARGE',
    'more bytes than are ever opened',
    () => Promise.resolve(new Uint8Array(mostBundleBytes + 1)),
  ],
  [
    'CHECKSUM_MISMATCH',
    'another model',
    async () => zipOf(await filesWith({ 'model.onnx': Buffer.from('other') })),
  ],
  [
    'BUNDLE_INVALID',
    'fewer scores than rows',
    () => changedBundle('clean', ({ vectors }) => void vectors.scores.pop()),
  ],
  [
    'BUNDLE_INVALID',
    'a row of another width',
    () => changedBundle('clean', ({ vectors }) => void vectors.rows[3]?.pop()),
  ],
])('%s: %s', async (code, _, make) => {
  await expect(readBundle(await make())).rejects.toMatchObject({ code });
});

it('believes no size that a zip states', async () => {
  const bytes = await zipOf(await filesWith({ 'manifest.json': Buffer.alloc(20_000_000) }));
  // The central directory's first entry: its uncompressed size, 24 bytes after the signature.
  const at = bytes.indexOf(Buffer.from('PK\u0001\u0002'));
  bytes.writeUInt32LE(1000, at + 24);
  await expect(readBundle(bytes)).rejects.toMatchObject({ code: 'BUNDLE_INVALID' });
});
