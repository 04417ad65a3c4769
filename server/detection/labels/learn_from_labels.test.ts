import path from 'path';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { Detector } from '../../../common/detector';
import { modelManifestCodec } from '../../../common/model_manifest';
import { buildForestWorker } from '../../../packaging/build_worker';
import { createForestPool } from '../../forest/forest_pool';
import { createAbortController } from '../abort';
import { promoteModel } from '../models/change_model_roles';
import { listModels, modelHistory } from '../models/describe_models';
import { explainResult } from '../findings/explain_result';
import {
  ada,
  give,
  idOf,
  isRight,
  label,
  lead,
  learn,
  learningOf,
  rightNotUp,
  scoresBy,
  trained as trainedBy,
  valuesOf,
} from './labelled_pump.mock';
import { startOfTest } from '../ports/ports.mock';
import { scoreDetector } from '../scoring/score_detector';
import { trainDetector } from '../models/train_detector';

const { signal } = createAbortController();
const root = path.join(__dirname, '../../..');
const workerFile = buildForestWorker(root, path.join(root, 'target/test/learn_from_labels'));
const forest = createForestPool({ workerFile, threads: 1 });
const trained = (training?: Partial<Detector['training']>) => trainedBy(forest, training);

afterAll(() => forest.close());

it('stores what the labels say on the trees of the champion, as a challenger', async () => {
  const ports = await trained();
  await give(ports, ...rightNotUp);
  const manifest = await learn(ports);
  const wire = JSON.parse(JSON.stringify(manifest)) as unknown;
  expect(decodeOrThrow(modelManifestCodec, wire, { what: 'manifest' })).toEqual(manifest);
  expect(manifest).toMatchObject({
    version: 2,
    features: ports.modelsOf[0]?.manifest.features,
    learning: {
      base_version: 1,
      base_sha256: ports.modelsOf[0]?.manifest.sha256,
      lambda: 0.1,
      left_out: {},
      notes: [],
      sample: { rows: 600 },
      certificate: { rows: 12, tolerance: 1e-6 },
    },
  });
  const { models } = await listModels(ports, 'pump');
  expect(models.map(({ learnt }) => learnt?.labels)).toEqual([rightNotUp.length, undefined]);
  const { labels, certificate } = learningOf(manifest);
  expect(certificate.max_difference).toBeLessThanOrEqual(1e-6);
  expect(labels).toHaveLength(12);
  for (const { anomaly, weight } of labels) expect(Math.sign(weight)).toBe(anomaly ? 1 : -1);
  const { value: roles } = await ports.roles.get('pump');
  expect(roles).toMatchObject({ champion: 1, challenger: 2 });
  expect(await modelHistory(ports, 'pump')).toMatchObject([
    { action: 'learn', version: 2, ...ada },
    { action: 'train' },
  ]);
  const [before, after] = [await scoresBy(ports, 1), await scoresBy(ports, 2)];
  expect(Math.abs(lead(before))).toBeLessThan(0.05);
  expect(lead(after)).toBeGreaterThan(0.1);
  expect(after.every((score) => score >= 0 && score < 1)).toBe(true);
  expect(after.filter((score) => score >= manifest.threshold).length).toBeGreaterThan(20);
  expect(after.filter((score) => score >= manifest.threshold).length).toBeLessThan(40);
});

it('gives the same model for the same labels, and learns them anew on a learnt champion', async () => {
  const ports = await trained();
  await give(ports, ...rightNotUp);
  const first = await learn(ports);
  expect((await learn(ports)).sha256).toBe(first.sha256);
  await promoteModel(ports, 'pump', { version: first.version, ...ada });
  const again = await learn(ports);
  expect(again.sha256).toBe(first.sha256);
  expect(learningOf(again).base_version).toBe(first.version);
});

it('explains a row with its score before, and with the labels that moved it', async () => {
  const ports = await trained();
  await give(ports, ...rightNotUp);
  const { version, base_score: base } = await learn(ports);
  await promoteModel(ports, 'pump', { version, ...ada });
  await scoreDetector(ports, 'pump', { signal });
  for (const i of [400, 420, 401]) {
    const answer = await explainResult(ports, { detectorId: 'pump', resultId: idOf(i) }, signal);
    const { explanation } = answer;
    if (!explanation?.learnt) throw new Error('not explained');
    const { learnt, reasons, score } = explanation;
    const total = reasons.reduce((sum, { contribution }) => sum + contribution, 0);
    expect(total).toBeCloseTo(score - base, 9);
    expect(learnt.score_before).toBeCloseTo((await scoresBy(ports, 1))[i] ?? NaN, 9);
    expect(learnt.labels).toBe(12);
    const [strongest] = learnt.strongest;
    if (i % 20 !== 0) continue;
    expect(strongest).toMatchObject({ anomaly: isRight(i), who: 'ada' });
    expect(Math.sign(strongest?.effect ?? 0)).toBe(isRight(i) ? 1 : -1);
    expect(Math.sign(score - learnt.score_before)).toBe(isRight(i) ? 1 : -1);
  }
});

it('stands one wrong label in ten', async () => {
  const ports = await trained();
  const withWrong = rightNotUp.map((one, i) =>
    i % 10 === 3 ? { ...one, anomaly: !one.anomaly } : one,
  );
  await give(ports, ...withWrong);
  const { version } = await learn(ports);
  expect(lead(await scoresBy(ports, version))).toBeGreaterThan(0.05);
});

it('refuses to learn from nothing, and says what is wrong with little', async () => {
  const ports = await trained();
  await expect(learn(ports)).rejects.toMatchObject({ code: 'LABELS_MISSING' });
  expect(ports.modelsOf).toHaveLength(1);
  await give(ports, label(0, true));
  expect(learningOf(await learn(ports)).notes).toEqual([
    expect.stringContaining('Few labels (1)') as string,
    expect.stringContaining('All labels are true anomalies') as string,
  ]);
  await give(ports, label(40, false, { fields: valuesOf(0) }));
  expect(learningOf(await learn(ports)).notes).toEqual([
    expect.stringContaining('Few labels (2)') as string,
    expect.stringContaining('both verdicts') as string,
  ]);
});

it('learns from rows that are gone, not from those it cannot make or that training leaves out', async () => {
  const from = new Date(startOfTest + 200_000).toISOString();
  const to = new Date(startOfTest + 240_000).toISOString();
  const ports = await trained({ exclude: [{ from, to }] });
  await give(ports, ...rightNotUp, label(20, false, { fields: { x: 'broken', y: 1 } }));
  ports.source = ports.source.filter(({ id }) => id !== 'doc-0');
  const { labels, left_out: leftOut, notes } = learningOf(await learn(ports));
  expect(leftOut).toEqual({ EXCLUDED: 2, FEATURE_NOT_NUMERIC: 1 });
  expect(notes).toEqual([expect.stringContaining('2 EXCLUDED') as string]);
  expect(labels.map(({ result_id }) => result_id)).toContain(idOf(0));
  expect(labels).toHaveLength(9);
});

it('leaves out labels of documents that match a query which training leaves out', async () => {
  const filter = { term: { x: 1 } };
  const ports = await trained({ exclude: [{ filter }] });
  await give(ports, ...rightNotUp);
  const { reader } = ports;
  const sample = reader.sample.bind(reader);
  ports.reader.sample = (scope, options, abort) => {
    if (scope.fields?.length !== 0) return sample(scope, options, abort);
    expect(JSON.stringify(options.filter)).toContain(JSON.stringify(filter));
    const [match] = ports.source;
    return (async function* () {
      await Promise.resolve();
      yield match === undefined ? [] : [match];
    })();
  };
  const { labels, left_out: leftOut } = learningOf(await learn(ports));
  expect(leftOut).toEqual({ EXCLUDED: 1 });
  expect(labels).toHaveLength(11);
});

it('learns the labels on new trees too, once the champion has learnt', async () => {
  const ports = await trained();
  await give(ports, ...rightNotUp);
  expect((await trainDetector(ports, 'pump', signal)).learning).toBeUndefined();
  const { version } = await learn(ports);
  await promoteModel(ports, 'pump', { version, ...ada });
  ports.source = ports.source.slice(0, 500);
  const retrained = await trainDetector(ports, 'pump', signal);
  const { labels, base_version: base } = learningOf(retrained);
  expect(labels).toHaveLength(12);
  expect(base).toBeUndefined();
  expect(retrained.training.rows).toBe(500);
  expect(lead(await scoresBy(ports, retrained.version))).toBeGreaterThan(0.1);
  ports.labelsOf.clear();
  expect((await trainDetector(ports, 'pump', signal)).learning).toBeUndefined();
  expect(ports.logged.join()).toContain('none of its labels');
});
