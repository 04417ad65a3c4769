import { mkdirSync } from 'fs';
import path from 'path';
import { detectionCodec } from '../../../common/api/detect_rows';
import { AppError } from '../../../common/errors';
import type { Feature } from '../../../common/feature';
import type { Result } from '../../../common/result';
import { buildForestWorker } from '../../../packaging/build_worker';
import type { ForestEngine } from '../../forest/forest_engine';
import { createForestPool } from '../../forest/forest_pool';
import { SeededRandom } from '../../forest/random';
import { detectRows } from './detect_rows';
import {
  aDetector,
  documents,
  InMemoryPorts,
  startOfTest,
  trainedWorld,
} from '../ports/ports.mock';
import { resultId } from './result_id';
import { scoreDetector } from './score_detector';
import { trainDetector } from '../models/train_detector';

const root = path.join(__dirname, '../../..');
const { signal } = new AbortController();

const sent = (sources: Array<Record<string, unknown>>) => sources.map((document) => ({ document }));

describe('the same documents by the loop and at once', () => {
  let forest: ForestEngine;
  beforeAll(() => {
    const folder = path.join(root, 'target/test/detect');
    mkdirSync(folder, { recursive: true });
    forest = createForestPool({ workerFile: buildForestWorker(root, folder), threads: 1 });
  });
  afterAll(() => forest.close());

  const features: Feature[] = [
    { field: '@timestamp', kind: 'date', missing: 'skip' },
    { field: 'bytes', missing: 'median' },
    { field: 'user.name', kind: 'keyword', missing: 'skip' },
    { field: 'source.ip', kind: 'ip', missing: 'skip' },
  ];

  /** Ordinary rows, with some of every kind of oddity. */
  function mixedDocuments(count: number) {
    const random = new SeededRandom(3);
    return documents(count).map((document, i) => {
      const name: unknown = i % 97 === 0 ? ['a', 'b'] : `user-${random.integer(5)}`;
      const source: Record<string, unknown> = {
        '@timestamp': document.source['@timestamp'],
        bytes: i % 50 === 1 ? 1e9 * random.unit() : 100 * random.unit(),
        'user.name': i % 40 === 2 ? 'stranger' : name,
        source: { ip: i % 60 === 3 ? '203.0.113.9' : `10.0.0.${random.integer(8)}` },
      };
      if (i % 30 === 4) delete source.bytes;
      if (i % 80 === 5) source.bytes = 'many';
      return { ...document, source };
    });
  }

  it('get identical scores, verdicts and reasons', async () => {
    const ports = new InMemoryPorts();
    ports.forest = forest;
    ports.pageSize = 700;
    ports.source = mixedDocuments(2_400);
    const detector = aDetector({ features });
    ports.stored.set(detector.id, detector);
    // A model that has seen less than what is judged.
    ports.reader.sample = async function* () {
      await Promise.resolve();
      yield mixedDocuments(600).filter((_, i) => i % 40 !== 2 && i % 50 !== 1);
    };
    await trainDetector(ports, 'pump', signal);
    await scoreDetector(ports, 'pump', { signal });
    const rows = sent(ports.source.map(({ source }) => source));
    const detection = await detectRows(ports, { detectorId: 'pump', rows }, signal);

    const stored = ports.source.map(({ index, id }) => {
      const result = ports.written.get(resultId('pump', index, id));
      if (result === undefined) throw new Error(`no result of ${id}`);
      const { ml_score, ml_anomaly } = result;
      const ml: Partial<Result['ml']> = { ...result.ml };
      for (const key of ['threshold', 'detector_id', 'source'] as const) delete ml[key];
      for (const key of ['model_id', 'model_version', 'model_sha256'] as const) delete ml[key];
      return { ml_score, ml_anomaly, ml };
    });
    expect(detection.verdicts).toEqual(stored);
    const statuses = new Set(detection.verdicts.map(({ ml }) => ml.status));
    expect(statuses).toEqual(
      new Set(['scored', 'imputed', 'out_of_range', 'unseen_category', 'skipped']),
    );
    expect(detection).toMatchObject({ detector_id: 'pump', rows: 2_400, model: { version: 1 } });
    expect(detection.anomalies).toBeGreaterThan(10);
    expect(detectionCodec.is(detection)).toBe(true);
  });
});

const world = () => trainedWorld(documents(60));
const detect = (
  ports: InMemoryPorts,
  rows: Array<Record<string, unknown>>,
  modelVersion?: number,
) => detectRows(ports, { detectorId: 'pump', modelVersion, rows: sent(rows) }, signal);

it('answers in the order of the rows, with a reason for each one skipped, and writes nothing', async () => {
  const ports = await world();
  const { verdicts, ...counts } = await detect(ports, [
    { x: 6, y: 1 },
    { x: 'high', y: 1 },
    { y: 1 },
    { x: 0, y: 1 },
  ]);
  expect(counts).toMatchObject({ rows: 4, skipped: 2, anomalies: 1 });
  expect(verdicts.map(({ ml_score }) => ml_score)).toEqual([0.6, undefined, undefined, 0]);
  expect(verdicts.map(({ ml }) => ml.skip_reason)).toEqual([
    undefined,
    'FEATURE_NOT_NUMERIC',
    'FEATURE_MISSING',
    undefined,
  ]);
  expect(verdicts[0]?.ml.reasons?.map(({ feature }) => feature)).toEqual(['x', 'y']);
  expect(verdicts[3]?.ml.reasons).toBeUndefined();
  expect(ports.written.size).toBe(0);
  expect(ports.stateOf.get('pump')?.value.checkpoint).toBeNull();
});

it.each(['forest', 'rules', 'either', 'both'] as const)(
  'judges by the forest alone where the policy is %s',
  async (policy) => {
    const ports = await trainedWorld(documents(60), aDetector({ rules: { policy } }));
    const { anomalies, verdicts } = await detect(ports, [
      { x: 6, y: 1 },
      { x: 0, y: 1 },
    ]);
    expect(anomalies).toBe(1);
    expect(verdicts.map(({ ml_anomaly }) => ml_anomaly)).toEqual([true, false]);
    expect(verdicts[0]?.ml.contributors).toEqual(['forest']);
  },
);

it('judges by the version that is asked for', async () => {
  const ports = await world();
  await trainDetector(ports, 'pump', signal);
  expect(await detect(ports, [{ x: 1, y: 1 }])).toMatchObject({ model: { version: 2 } });
  expect(await detect(ports, [{ x: 1, y: 1 }], 1)).toMatchObject({ model: { version: 1 } });
  await expect(detect(ports, [{ x: 1, y: 1 }], 7)).rejects.toMatchObject({
    code: 'MODEL_NOT_FOUND',
  });
});

describe('the second time', () => {
  const row = [{ x: 1, y: 1 }];

  it('reads no manifest and no model again', async () => {
    const ports = await world();
    const first = await detect(ports, row);
    const get = jest.spyOn(ports.models, 'get');
    const load = jest.spyOn(ports.models, 'load');
    expect(await detect(ports, row)).toEqual(first);
    expect(get).not.toHaveBeenCalled();
    expect(load).not.toHaveBeenCalled();
  });

  it('judges by another champion, by a detector that was changed, and by none that was deleted', async () => {
    const ports = await world();
    expect(await detect(ports, row)).toMatchObject({ model: { version: 1 } });
    await trainDetector(ports, 'pump', signal);
    expect(await detect(ports, row)).toMatchObject({ model: { version: 2 } });
    const stored = await ports.detectors.get('pump');
    if (stored === null) throw new Error('no detector');
    const other = { ...stored.value.source, indices: ['other'] };
    await ports.detectors.update({ ...stored.value, source: other }, stored.version);
    const asked: string[][] = [];
    ports.reader.count = ({ indices }) => {
      asked.push(indices);
      return Promise.resolve(0);
    };
    await detect(ports, row);
    expect(asked[asked.length - 1]).toEqual(['other']);
    await ports.detectors.delete('pump');
    await expect(detect(ports, row)).rejects.toMatchObject({ code: 'DETECTOR_NOT_FOUND' });
  });

  it('is still for those alone who may read the source', async () => {
    const ports = await world();
    await detect(ports, row);
    const refusal = new AppError('ES_FORBIDDEN', 'No right to read pump.');
    ports.reader.count = () => Promise.reject(refusal);
    await expect(detect(ports, row)).rejects.toBe(refusal);
  });
});

it('is for those alone who may read the source', async () => {
  const ports = await world();
  const refusal = new AppError('ES_FORBIDDEN', 'No right to read pump.');
  ports.reader.count = () => Promise.reject(refusal);
  await expect(detect(ports, [{ x: 1, y: 1 }])).rejects.toBe(refusal);
});

it('is not for a model that did not pass its import', async () => {
  const ports = await world();
  const [model] = ports.modelsOf;
  if (model === undefined) throw new Error('no model');
  model.manifest.certificate = {
    passed: false,
    max_difference: 1,
    tolerance: 1e-9,
    labels_flipped: 3,
    vectors: 10,
    checked_at: new Date(startOfTest).toISOString(),
    versions: { anomaly_forest: '0.1.0', onnxruntime: '1.30.0' },
  };
  await expect(detect(ports, [{ x: 1, y: 1 }], 1)).rejects.toMatchObject({
    code: 'MODEL_CERTIFICATE_FAILED',
  });
});

it('says so when there is no model yet, or no detector', async () => {
  const ports = new InMemoryPorts();
  await expect(detect(ports, [{ x: 1, y: 1 }])).rejects.toMatchObject({
    code: 'DETECTOR_NOT_FOUND',
  });
  ports.stored.set('pump', aDetector());
  await expect(detect(ports, [{ x: 1, y: 1 }])).rejects.toMatchObject({
    code: 'MODEL_NOT_TRAINED',
  });
});

it('takes no more than its limit, and not nothing', async () => {
  const ports = await world();
  const code = 'REQUEST_INVALID';
  const tooMany = Array.from({ length: 10_001 }, () => ({ x: 1, y: 1 }));
  await expect(detect(ports, [])).rejects.toMatchObject({ code });
  await expect(detect(ports, tooMany)).rejects.toMatchObject({ code });
});
