import path from 'path';
import { buildForestWorker } from '../../../packaging/build_worker';
import { createForestPool } from '../../forest/forest_pool';
import { createAbortController } from '../abort';
import { promoteModel } from './change_model_roles';
import { listModels, modelHistory } from './describe_models';
import {
  ada,
  give,
  isRight,
  label,
  learningOf,
  rightNotUp,
  trained as trainedBy,
} from '../labels/labelled_pump.mock';
import { learnFromLabels } from '../labels/learn_from_labels';
import type { InMemoryPorts } from '../ports/ports.mock';

const { signal } = createAbortController();
const root = path.join(__dirname, '../../..');
const workerFile = buildForestWorker(root, path.join(root, 'target/test/promote_learnt'));
const forest = createForestPool({ workerFile, threads: 1 });
const trained = () => trainedBy(forest, { promote_learnt: 'when_better' });
const learn = (ports: InMemoryPorts) =>
  learnFromLabels(ports, { detectorId: 'pump', actor: ada }, signal);

afterAll(() => forest.close());

/** Every outlier, and some ordinary rows, which are false anomalies; only what is far up is true. */
const manyLabels = [
  ...Array.from({ length: 30 }, (_, n) => label(n * 20, !isRight(n * 20))),
  ...Array.from({ length: 10 }, (_, n) => label(n * 20 + 7, false)),
];

it('promotes what ranks labels kept apart better, and says by how much in the history', async () => {
  const ports = await trained();
  await give(ports, ...manyLabels);
  const { judgement, manifest, role } = await learn(ports);
  const { kept_apart: judged } = learningOf(manifest);
  expect(judged).toMatchObject({ folds: 5, labels: 40, anomalies: 15 });
  expect(judged?.after).toBeGreaterThan((judged?.before ?? 1) + 0.1);
  expect(judged?.low).toBeGreaterThan(0);
  expect(role).toBe('champion');
  expect((await ports.roles.get('pump')).value).toMatchObject({ champion: 2, challenger: null });
  const [promoted, learnt] = await modelHistory(ports, 'pump');
  expect(promoted).toMatchObject({
    action: 'promote',
    who: 'policy',
    why: judgement,
    champion: { from: 1, to: 2 },
    metrics: { kept_apart: judged },
  });
  expect(learnt).toMatchObject({ action: 'learn', ...ada });
  expect(judgement).toMatch(/^Better on 40 labels.* gain of 0\.\d+ to 0\.\d+ with 99 % confidence/);
});

it('leaves it a challenger where labels are too few to tell', async () => {
  const ports = await trained();
  await give(ports, ...rightNotUp);
  const { judgement, manifest, role } = await learn(ports);
  expect(learningOf(manifest).kept_apart).toBeUndefined();
  expect(role).toBe('challenger');
  expect(judgement).toContain('20 labels');
  expect((await ports.roles.get('pump')).value).toMatchObject({ champion: 1, challenger: 2 });
});

it('leaves it a challenger where labels have nothing to do with the rows', async () => {
  const ports = await trained();
  await give(ports, ...manyLabels.map((one, i) => ({ ...one, anomaly: (i * 7) % 5 < 2 })));
  const { judgement, role } = await learn(ports);
  expect(role).toBe('challenger');
  expect(judgement).toMatch(/^Not better beyond doubt on 40 labels/);
});

it('does not promote again what the champion has learnt already', async () => {
  const ports = await trained();
  await give(ports, ...manyLabels);
  await learn(ports);
  const { manifest, role } = await learn(ports);
  expect(learningOf(manifest).kept_apart).toMatchObject({ low: 0, high: 0 });
  expect(role).toBe('challenger');
});

it('promotes nothing where the detector does not say so, and nothing that was overtaken', async () => {
  const byHand = await trainedBy(forest);
  await give(byHand, ...manyLabels);
  expect((await learn(byHand)).role).toBe('challenger');
  const once = { detectorId: 'pump', actor: ada, promote: 'when_better' as const };
  expect((await learnFromLabels(byHand, once, signal)).role).toBe('champion');

  const ports = await trained();
  await give(ports, ...manyLabels);
  const put = ports.roles.put.bind(ports.roles);
  let learnt = 0;
  ports.roles.put = async (id, roles, version) => {
    const stored = await put(id, roles, version);
    learnt += 1;
    if (learnt === 1) await promoteModel(ports, 'pump', { version: 2, ...ada });
    return stored;
  };
  expect((await learn(ports)).role).toBe('champion');
  const [last] = await modelHistory(ports, 'pump');
  expect(last).toMatchObject({ action: 'promote', who: 'ada' });
});

it('names versions that have learnt as such', async () => {
  const ports = await trained();
  await give(ports, ...manyLabels);
  const { manifest } = await learn(ports);
  const { models } = await listModels(ports, 'pump');
  expect(models.map(({ learnt }) => learnt)).toEqual([
    { labels: 40, at: learningOf(manifest).at },
    null,
  ]);
});

it('says how far rows have moved since the labels were given', async () => {
  const ports = await trained();
  await give(ports, ...rightNotUp.map((one) => ({ ...one, model_version: 1 })));
  const still = learningOf((await learn(ports)).manifest);
  expect(still.drift_since_labels).toMatchObject({ version: 1, labels: 12, reading: 'stable' });
  expect(still.notes).toEqual([]);
  ports.source = ports.source.map((document) => {
    const { x, y } = document.source as { x: number; y: number };
    return { ...document, source: { x, y: y + 5 } };
  });
  const moved = learningOf((await learn(ports)).manifest);
  expect(moved.drift_since_labels).toMatchObject({ field: 'y', reading: 'major' });
  expect(moved.notes).toEqual([
    expect.stringContaining('Rows have moved since version 1') as string,
  ]);
});

it('learns no more from labels of a time that is left out later', async () => {
  const ports = await trained();
  await give(ports, ...rightNotUp);
  expect(learningOf((await learn(ports)).manifest).labels).toHaveLength(12);
  const detector = ports.stored.get('pump');
  const [first] = rightNotUp;
  if (!detector || !first?.time) throw new Error('no pump');
  const to = new Date(Date.parse(first.time) + 1).toISOString();
  const training = { ...detector.training, exclude: [{ from: first.time, to }] };
  ports.stored.set('pump', { ...detector, training });
  const { labels, left_out: leftOut } = learningOf((await learn(ports)).manifest);
  expect(leftOut).toEqual({ EXCLUDED: 1 });
  expect(labels.map(({ result_id: id }) => id)).not.toContain(first.result_id);
});
