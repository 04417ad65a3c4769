import { aDetector, documents, InMemoryPorts, trainedWorld } from '../ports/ports.mock';
import { runTrainCycle } from './run_train_cycle';
import { scoreDetector } from '../scoring/score_detector';
import { trainDetector } from './train_detector';

const { signal } = new AbortController();

it('stores a model that knows where it came from', async () => {
  const rows = documents(60);
  rows.slice(0, 4).forEach((row) => (row.source.x = null));
  const ports = await trainedWorld(rows);
  const [model] = ports.modelsOf;
  expect(model?.manifest).toMatchObject({
    id: 'pump:1',
    version: 1,
    features: [
      { field: 'x', min: 0, max: 6 },
      { field: 'y', min: 0, max: 10 },
    ],
    training: { rows: 56, rows_left_out: 4, left_out_reasons: { FEATURE_NULL: 4 } },
    sha256: 'a'.repeat(64),
  });
  expect(model?.manifest.severity_scores.low).toBeLessThanOrEqual(model?.manifest.threshold ?? 0);
});

it('counts versions up and says which features are constant', async () => {
  const rows = documents(60);
  rows.forEach((row) => (row.source.y = 5));
  const ports = await trainedWorld(rows);
  const second = await trainDetector(ports, 'pump', signal);
  expect(second.version).toBe(2);
  expect(second.training.constant_features).toEqual(['y']);
});

it('says which features are nearly constant, and works all the same', async () => {
  const rows = documents(400);
  rows.forEach((row, i) => (row.source.y = i === 7 ? 6 : 5));
  const ports = await trainedWorld(rows);
  expect(ports.modelsOf[0]?.manifest.training).toMatchObject({
    constant_features: [],
    near_constant_features: ['y'],
  });
  expect(ports.logged).toContain(
    'Detector pump: columns of model 1 that tell little, nearly always the same: y',
  );
});

it('refuses to score when the kind of a feature has changed', async () => {
  const ports = await trainedWorld(documents(60));
  const [x, y] = aDetector().features;
  if (x === undefined || y === undefined) throw new Error('features');
  ports.stored.set('pump', aDetector({ features: [{ ...x, kind: 'keyword' }, y] }));
  await expect(scoreDetector(ports, 'pump', { signal })).rejects.toThrow(
    /features x \(keyword\), y; .* x, y\./,
  );
});

it('waits for rows without calling it a failure', async () => {
  const ports = new InMemoryPorts();
  ports.stored.set('pump', aDetector());
  ports.source = documents(10);
  expect(await runTrainCycle(ports, 'pump', signal)).toMatchObject({
    ran: false,
    because: 'not_enough_rows',
    message: 'Detector pump needs 16 usable rows to train and has 10.',
  });
  expect(ports.stateOf.get('pump')?.value).toMatchObject({ error: null, runs: [] });
  expect(ports.logged).toEqual([]);
});

it('trains again only when the model is older than the detector allows', async () => {
  const detector = aDetector({ training: { ...aDetector().training, retrain_every: '1d' } });
  const ports = await trainedWorld(documents(60), detector);
  expect(await runTrainCycle(ports, 'pump', signal)).toEqual({ ran: false, because: 'not_due' });
  ports.now += 86_400_000;
  expect(await runTrainCycle(ports, 'pump', signal)).toMatchObject({
    ran: true,
    model: { version: 2 },
  });
});

it('refuses a feature that no row has', async () => {
  const ports = new InMemoryPorts();
  ports.stored.set('pump', aDetector({ features: [{ field: 'z', missing: 'median' }] }));
  ports.source = documents(60);
  await expect(trainDetector(ports, 'pump', signal)).rejects.toThrow(/has a value for z/);
});
