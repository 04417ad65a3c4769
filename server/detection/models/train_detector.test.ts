import { completeDetector } from '../../../common/complete_detector';
import type { Detector } from '../../../common/detector';
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

it.each(['median', 'skip'] as const)(
  'waits for values of a listed feature that no row has (%s), and says so',
  async (missing) => {
    const ports = new InMemoryPorts();
    const [x] = aDetector().features;
    if (x === undefined) throw new Error('features');
    ports.stored.set('pump', aDetector({ features: [x, { field: 'z', missing }] }));
    ports.source = documents(60);
    const outcome = await runTrainCycle(ports, 'pump', signal);
    expect(outcome).toMatchObject({ ran: false, because: 'not_enough_rows' });
    expect(ports.stateOf.get('pump')?.value).toMatchObject({
      error: null,
      training_lacks: expect.stringMatching(/has a value for z\./) as string,
    });
    ports.source.forEach(({ source }) => (source.z = 1));
    expect(await runTrainCycle(ports, 'pump', signal)).toMatchObject({ ran: true });
    expect(ports.stateOf.get('pump')?.value).not.toHaveProperty('training_lacks');
  },
);

it('names of several features only those without any value', async () => {
  const ports = new InMemoryPorts();
  const features = ['x', 'y', 'z'].map((field) => ({ field, missing: 'skip' as const }));
  ports.stored.set('pump', aDetector({ features }));
  ports.source = documents(60);
  ports.source.slice(0, 59).forEach(({ source }) => delete source.x);
  await expect(trainDetector(ports, 'pump', signal)).rejects.toThrow(/has a value for z\.$/);
});

it.each([
  ['packets', 'icmp.type', { 'network.transport': 'tcp', 'network.bytes': 60 }],
  ['logs', 'user.name', { 'event.action': 'login_failed', 'source.ip': '203.0.113.9' }],
] as const)(
  'trains %s although a usual feature, %s, has no value yet, and scores when it has one',
  async (kind, field, fields) => {
    const whole = completeDetector({
      id: 'pump',
      kind,
      source: { indices: ['pump'] },
      training: { min_rows: 16 },
    });
    const given = Object.keys(fields);
    const features = whole.features.filter((one) => [...given, field].includes(one.field));
    const rows = documents(60).map((row) => ({ ...row, source: { ...row.source, ...fields } }));
    rows.slice(0, 30).forEach(({ source }) => Object.assign(source, { [given[0] ?? '']: 'other' }));
    const ports = await trainedWorld(rows, { ...whole, features });
    const [model] = ports.modelsOf;
    expect(model?.manifest.features).toContainEqual(expect.objectContaining({ field, median: 0 }));
    expect(model?.manifest.training.constant_features).toContain(field);
    expect(model?.manifest.training.constant_features).not.toContain(given[0]);
    expect(ports.logged.join()).toMatch(new RegExp(`tell little, always the same: .*${field}`));
    ports.source.slice(30).forEach(({ source }) => Object.assign(source, { [field]: '8' }));
    const run = await scoreDetector(ports, 'pump', { signal });
    expect(run).toMatchObject({ rows_scored: 60, rows_skipped: 0 });
  },
);

it('does not train on usual features without any value at all', async () => {
  const whole = completeDetector({ id: 'pump', kind: 'packets', source: { indices: ['pump'] } });
  const ports = new InMemoryPorts();
  ports.stored.set('pump', { ...whole, features: whole.features.slice(0, 2) });
  ports.source = documents(300);
  await expect(trainDetector(ports, 'pump', signal)).rejects.toThrow(
    /has a value for network.transport, network.protocol/,
  );
});

describe('of a detector that is changed while its model grows', () => {
  async function trainedWhile(change: Partial<Detector>) {
    const ports = await trainedWorld(documents(100));
    const train = ports.forest.train.bind(ports.forest);
    ports.forest.train = async (...given) => {
      ports.stored.set('pump', aDetector(change));
      return train(...given);
    };
    const training = trainDetector(ports, 'pump', signal);
    return { ports, training };
  }
  const { source, training: rows } = aDetector();
  const versionsOf = ({ modelsOf }: InMemoryPorts) => modelsOf.map(({ manifest: m }) => m.version);

  it('gives it the role that the detector wants by now', async () => {
    const { ports, training } = await trainedWhile({ training: { ...rows, promote: 'manual' } });
    await training;
    expect(ports.rolesOf.get('pump')?.value).toMatchObject({ champion: 1, challenger: 2 });
  });

  it('drops it where the rows are others by now', async () => {
    const indices = ['tank'];
    const { ports, training } = await trainedWhile({ source: { ...source, indices } });
    await expect(training).rejects.toMatchObject({
      code: 'TRAINING_CANCELLED',
      message: expect.stringContaining('source') as unknown,
    });
    expect(versionsOf(ports)).toEqual([1]);
    expect(ports.rolesOf.get('pump')?.value).toMatchObject({ champion: 1, challenger: null });
  });
});
