import { mkdirSync } from 'fs';
import path from 'path';
import type { Feature } from '../../../common/feature';
import { buildForestWorker } from '../../../packaging/build_worker';
import { CategoryTable } from '../../features/metrics/category_table';
import { compressed } from '../../features/metrics/heavy_tail';
import type { ForestEngine } from '../../forest/forest_engine';
import { createForestPool } from '../../forest/forest_pool';
import { matrixOf } from '../../forest/test_matrix.mock';
import { changedBundle, goldenBundle, goldenBytes } from '../../forest/bundle/golden_bundle.mock';
import { readBundle } from '../../forest/bundle/read_bundle';
import { writeBundle } from '../../forest/bundle/write_bundle';
import { exportModel } from './export_model';
import { importModel } from './import_model';
import { aDetector, documents, InMemoryPorts, startOfTest } from '../ports/ports.mock';
import { trainDetector } from './train_detector';

const root = path.join(__dirname, '../../..');
const { signal } = new AbortController();
let forest: ForestEngine;

beforeAll(() => {
  const folder = path.join(root, 'target/test/import');
  mkdirSync(folder, { recursive: true });
  forest = createForestPool({ workerFile: buildForestWorker(root, folder), threads: 1 });
});
afterAll(() => forest.close());

/** A world with a detector of these features, and the real forest. */
function worldOf(features: string[]): InMemoryPorts {
  const ports = new InMemoryPorts();
  ports.forest = forest;
  const detector = aDetector({
    features: features.map((field) => ({ field, missing: 'skip' as const })),
  });
  ports.stored.set(detector.id, detector);
  return ports;
}

const clean = ['clean_0', 'clean_1', 'clean_2'];
const take = (ports: InMemoryPorts, bytes: Uint8Array) =>
  importModel(ports, { detectorId: 'pump', bytes }, signal);

it('takes in a forest of scikit-learn, certifies it, and does not score with it yet', async () => {
  const ports = worldOf(clean);
  const model = await take(ports, goldenBytes('clean'));
  expect(model).toMatchObject({
    version: 1,
    origin: 'imported',
    import: { made_by: 'scikit-learn', graph: 'compact' },
    certificate: { passed: true, labels_flipped: 0, vectors: 100, tolerance: 1e-9 },
  });
  expect(model.certificate?.max_difference).toBeLessThan(1e-12);
  expect((await ports.roles.get('pump')).value).toMatchObject({ champion: null, challenger: null });
  expect(await take(ports, goldenBytes('clean'))).toMatchObject({ id: 'pump:2', version: 2 });
});

it('becomes the version after when somebody else is faster', async () => {
  const ports = worldOf(clean);
  await take(ports, goldenBytes('clean'));
  jest.spyOn(ports.models, 'versions').mockResolvedValueOnce([]);
  const save = jest.spyOn(ports.models, 'save');
  expect(await take(ports, goldenBytes('clean'))).toMatchObject({ version: 2 });
  expect(save).toHaveBeenCalledTimes(2);
});

it('scores with an imported model as scikit-learn does', async () => {
  const ports = worldOf(clean);
  const manifest = await take(ports, goldenBytes('clean'));
  const { onnx } = await ports.models.load(manifest);
  const { vectors } = await goldenBundle('clean');
  const { scores } = await forest.score({
    model: { sha256: manifest.sha256, onnx },
    matrix: matrixOf(vectors.rows),
    explainFrom: Infinity,
  });
  scores.forEach((score, row) => expect(score).toBeCloseTo(vectors.scores[row] ?? NaN, 12));
});

it("takes in skl2onnx's graph, written anew in less than a third of the bytes", async () => {
  const ports = worldOf(['clean_0', 'epoch_ms_1', 'byte_counter_2']);
  const model = await take(ports, goldenBytes('skl2onnx'));
  expect(model).toMatchObject({
    import: { graph: 'skl2onnx' },
    certificate: { passed: true, tolerance: 1e-6, labels_flipped: 0 },
  });
  const { onnx } = await goldenBundle('skl2onnx');
  expect(model.onnx_bytes).toBeLessThan(onnx.byteLength / 3);
});

it('keeps a model that scores otherwise than promised, marked as not passed', async () => {
  const ports = worldOf(clean);
  const other = await changedBundle('clean', ({ vectors }) => {
    vectors.scores[7] = (vectors.scores[7] ?? 0) + 1e-6;
  });
  const { certificate } = await take(ports, other);
  expect(certificate).toMatchObject({ passed: false, labels_flipped: 0 });
  expect(certificate?.max_difference).toBeCloseTo(1e-6, 12);
  const flipped = await changedBundle('clean', ({ vectors }) => {
    vectors.anomalous[7] = !vectors.anomalous[7];
  });
  expect((await take(ports, flipped)).certificate).toMatchObject({
    passed: false,
    labels_flipped: 1,
  });
  expect(ports.modelsOf).toHaveLength(2);
});

it('names the features of both when they differ', async () => {
  const ports = worldOf(['clean_0', 'clean_2', 'clean_1']);
  await expect(take(ports, goldenBytes('clean'))).rejects.toMatchObject({
    code: 'MODEL_FEATURES_MISMATCH',
    message: expect.stringMatching(
      /clean_0, clean_2, clean_1; .*clean_0, clean_1, clean_2/,
    ) as string,
  });
  expect(ports.modelsOf).toHaveLength(0);
});

it.each([
  ['BUNDLE_INVALID', 'another number of trees', { trees: 21 }],
  ['BUNDLE_INVALID', 'another sample size', { sample_size: 65 }],
])('%s: a manifest with %s than the model', async (code, _, change) => {
  const bytes = await changedBundle('clean', ({ manifest }) => Object.assign(manifest, change));
  await expect(take(worldOf(clean), bytes)).rejects.toMatchObject({ code });
});

it('refuses a bundle of bytes that are no model, from the worker', async () => {
  const bytes = await changedBundle('clean', (bundle) => (bundle.onnx = Buffer.from('no model')));
  await expect(take(worldOf(clean), bytes)).rejects.toMatchObject({ code: 'MODEL_CORRUPT' });
});

it('stops when it is cancelled', async () => {
  const ports = worldOf(clean);
  const request = { detectorId: 'pump', bytes: goldenBytes('clean') };
  await expect(importModel(ports, request, AbortSignal.abort())).rejects.toMatchObject({
    code: 'ABORTED',
  });
});

describe('a model that was trained here', () => {
  it('goes out and comes back the same to the last bit', async () => {
    const ports = worldOf(['x', 'y']);
    ports.source = documents(400);
    const trained = await trainDetector(ports, 'pump', signal);
    const { bytes } = await exportModel(ports, { detectorId: 'pump' }, signal);
    expect((await exportModel(ports, { detectorId: 'pump', version: 1 }, signal)).bytes).toEqual(
      bytes,
    );
    const back = await take(ports, bytes);
    expect(back).toMatchObject({
      version: 2,
      sha256: trained.sha256,
      import: { made_by: 'anomaly-forest', onnx_sha256: trained.sha256 },
      certificate: { passed: true, max_difference: 0, vectors: 256 },
    });
    for (const part of ['threshold', 'base_score', 'features', 'training'] as const) {
      expect(back[part]).toEqual(trained[part]);
    }
    expect((await ports.roles.get('pump')).value.champion).toBe(1);
    expect(await trainDetector(ports, 'pump', signal)).toMatchObject({ version: 3 });
  });

  describe('with features of every kind', () => {
    const features: Feature[] = [
      { field: 'ip', kind: 'ip', missing: 'skip' },
      { field: 'seen', kind: 'date', time_zone: 'Europe/Berlin', missing: 'skip' },
      { field: 'user', kind: 'keyword', missing: 'skip' },
      { field: 'bytes', missing: 'skip' },
    ];
    let ports: InMemoryPorts;
    let bytes: Uint8Array;
    beforeAll(async () => {
      ports = worldOf([]);
      ports.stored.set('pump', {
        ...aDetector({ features }),
        model: { ...aDetector().model, transform: 'auto' },
      });
      ports.source = documents(400).map((document, i) => ({
        ...document,
        source: {
          ...document.source,
          ip: `${i % 3 ? '10.0' : '81.2'}.${i % 5}.${i % 200}`,
          seen: new Date(startOfTest + i * 3_600_000).toISOString(),
          user: ['ada', 'bob', 'eve', 'joe'][(i * i) % 7] ?? 'root',
          bytes: (i % 40) + (i % 100 === 0 ? 1e9 : 0),
        },
      }));
      await trainDetector(ports, 'pump', signal);
      ({ bytes } = await exportModel(ports, { detectorId: 'pump' }, signal));
    });

    const withColumn = async (at: number, change: object) => {
      const bundle = await readBundle(bytes);
      Object.assign(bundle.manifest.features[at]?.trained ?? {}, change);
      return writeBundle(bundle);
    };

    it('goes out and comes back', async () => {
      const back = await take(ports, bytes);
      const [trained] = ports.modelsOf;
      expect(back.features).toEqual(trained?.manifest.features);
      expect(back.features.map(({ part, field }) => part ?? field)).toEqual([
        ...['private', 'network', 'hour', 'weekday', 'user', 'bytes'],
      ]);
      expect(back.certificate).toMatchObject({ passed: true, max_difference: 0 });
    });

    it('carries test vectors of values that the model can be given', async () => {
      const { manifest, vectors } = await readBundle(bytes);
      const trained = manifest.features.map((feature) => feature.trained);
      const column = (at: number) => vectors.rows.map((row) => row[at] ?? NaN);
      for (const at of [1, 4]) {
        const { categories } = trained[at] ?? {};
        if (categories === undefined) throw new Error(`no categories in column ${at}`);
        const table = CategoryTable.of(categories);
        const codes = new Set([...categories.values, undefined].map((text) => table.encode(text)));
        expect(new Set(column(at))).toEqual(codes);
      }
      const { min, max, asinh } = trained[5] ?? {};
      if (asinh === undefined) throw new Error('bytes are not compressed');
      const [low, high] = [compressed(min ?? NaN, asinh), compressed(max ?? NaN, asinh)];
      expect(column(5).filter((value) => value >= low && value <= high).length).toBeGreaterThan(
        150,
      );
      expect(Math.max(...column(5).map(Math.abs))).toBeLessThan(100);
    });

    it.each<[string, number, object]>([
      ['another part', 0, { part: 'network' }],
      ['another time zone', 2, { time_zone: 'UTC' }],
      ['another kind', 4, { kind: 'number', categories: undefined }],
      ['a keyword without categories', 4, { categories: undefined }],
      [
        'a number with categories',
        5,
        {
          categories: { encoding: 'ordinal', values: [], rows: [], other_values: 0, other_rows: 0 },
        },
      ],
      [
        'categories without their rows',
        1,
        {
          categories: {
            encoding: 'ordinal',
            values: ['10.0.0.0/24'],
            rows: [],
            other_values: 0,
            other_rows: 0,
          },
        },
      ],
    ])('%s is refused', async (_, at, change) => {
      await expect(take(ports, await withColumn(at, change))).rejects.toMatchObject({
        code: 'MODEL_FEATURES_MISMATCH',
      });
    });
  });

  it('cannot go out before it is there', async () => {
    const ports = worldOf(['x', 'y']);
    const ask = (version?: number) => exportModel(ports, { detectorId: 'pump', version }, signal);
    await expect(ask()).rejects.toMatchObject({ code: 'MODEL_NOT_TRAINED' });
    await expect(ask(3)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });
});
