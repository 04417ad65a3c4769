import type { Readable } from 'stream';
import { ZipFile } from 'yazl';
import { mostBundleBytes, type ModelBundle } from '../../../common/model_bundle';
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

it('holds a model of 400 columns, some with as many categories as a model may keep', async () => {
  const bundle = await goldenBundle('clean');
  const { manifest, vectors } = bundle;
  const [first] = manifest.features;
  if (first === undefined) throw new Error('no feature');
  const values = Array.from({ length: 1_000 }, (_, i) => `${i} `.padEnd(256, '\u0001'));
  const categories = {
    ...{ encoding: 'rarity' as const, values, rows: values.map(() => 1) },
    ...{ other_values: 0, other_rows: 0 },
  };
  manifest.features = Array.from({ length: 400 }, (_, i) => ({
    ...first,
    trained: {
      ...first.trained,
      field: `f${i}`,
      ...(i < 20 ? { kind: 'keyword' as const, categories } : {}),
    },
  }));
  vectors.rows = vectors.rows.map(() => new Array<number>(400).fill(0));
  const again = await readBundle(await writeBundle(bundle));
  expect(again.manifest.features).toEqual(manifest.features);
});

it.each<[string, (bundle: ModelBundle) => void]>([
  ['manifest.json', ({ manifest }) => (manifest.training.query = 'x'.repeat(33 << 20))],
  ['model.onnx', (bundle) => (bundle.onnx = new Uint8Array((64 << 20) + 1))],
  [
    'test_vectors.json',
    ({ vectors }) => {
      vectors.rows = vectors.rows.map(() => new Array<number>(100_000).fill(0.25));
    },
  ],
])('does not write a %s that it would not read', async (name, change) => {
  await expect(changedBundle('clean', change)).rejects.toMatchObject({
    code: 'MODEL_TOO_LARGE',
    message: expect.stringContaining(name) as string,
  });
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
    async () => zipOf(await filesWith({ 'manifest.json': Buffer.alloc(40_000_000) })),
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
