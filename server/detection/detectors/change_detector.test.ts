import type { Detector, DetectorInput } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import { completeFeature } from '../../../common/feature';
import { completeWindows } from '../../../common/windows';
import { aDetector, documents, InMemoryPorts } from '../ports/ports.mock';
import { changeDetector } from './change_detector';

const { signal } = new AbortController();

function world(changes: Partial<Detector> = {}) {
  const ports = new InMemoryPorts();
  const stored = aDetector(changes);
  ports.stored.set('pump', stored);
  ports.source = documents(30);
  const change = (input: Partial<DetectorInput>, version?: string) => {
    const asked = { id: 'pump', input: { ...stored, ...input }, version, who: 'ada' };
    return changeDetector(ports, asked, signal);
  };
  return { ports, stored, change, now: () => ports.stored.get('pump') };
}

const versionOf = async (ports: InMemoryPorts) => (await ports.detectors.get('pump'))?.version;

test('changes what may change, says what is other than before, and who did it', async () => {
  const { ports, stored, change, now } = world();
  const { differences } = await change({
    name: 'Pump 7',
    source: { ...stored.source, query_delay: '1m' },
    schedule: { ...stored.schedule, interval: '5m' },
    model: { ...stored.model, threshold: { alerts_per_day: 3 } },
  });
  expect(differences.map(({ path }) => path)).toEqual([
    'model.threshold.alerts_per_day',
    'model.threshold.contamination',
    'name',
    'schedule.interval',
    'source.query_delay',
  ]);
  expect(now()).toMatchObject({ name: 'Pump 7', features: stored.features });
  expect(now()?.schedule.interval).toBe('5m');
  expect(ports.logged).toEqual(['Detector pump was changed by ada']);
});

test('gives what is left out its default, and leaves a disabled one disabled', async () => {
  const { change, now } = world({ name: 'Pump 7', description: 'Cold side', enabled: false });
  const { name: _name, description: _description, enabled: _enabled, ...rest } = aDetector();
  const asked = { name: undefined, description: undefined, enabled: undefined };
  await change({ ...rest, ...asked });
  expect(now()).toMatchObject({ name: 'pump', enabled: false });
  expect(now()).not.toHaveProperty('description');
});

test('takes features as a person writes them for what the mapping makes of them', async () => {
  const { change, now } = world();
  await change({ name: 'Other', features: ['x', { field: 'y' }] });
  expect(now()).toMatchObject({ name: 'Other', features: aDetector().features });
});

test('takes the file of a detector whose own results were left out in another way', async () => {
  const indices = ['pump*'];
  const destination = { index: 'pump-ml' };
  const before = { ...aDetector().source, indices: ['pump*', '-pump-ml*'] };
  const { stored, change, now } = world({ source: before, destination });
  await change({ name: 'Pump 7', source: { ...stored.source, indices } });
  expect(now()).toMatchObject({
    name: 'Pump 7',
    source: { indices: ['pump*', '-pump-ml*'] },
  });
});

test.each<[string, Partial<DetectorInput>]>([
  ['id', { id: 'tank' }],
  ['kind', { kind: 'logs' }],
  ['source.indices', { source: { ...aDetector().source, indices: ['tank'] } }],
  ['source.filter', { source: { ...aDetector().source, filter: { term: { a: 1 } } } }],
  ['features', { features: ['x'] }],
  ['destination.index', { destination: { index: 'elsewhere' } }],
  ['enabled', { enabled: false }],
])('names %s, which stays', async (path, input) => {
  const { change, now, stored } = world();
  await expect(change({ name: 'Other', ...input })).rejects.toMatchObject({
    code: 'DETECTOR_PART_FIXED',
    message: expect.stringContaining(path) as unknown,
  });
  expect(now()).toEqual(stored);
});

test('a source that is away does not keep its settings from being changed', async () => {
  const { ports, change, now } = world();
  const gone = new AppError('INDEX_NOT_FOUND', 'No pump.');
  ports.reader.fieldKinds = () => Promise.reject(gone);
  ports.reader.count = () => Promise.reject(gone);
  await change({ name: 'Other' });
  expect(now()?.name).toBe('Other');
});

test('counts the rows of another training, so that a query nobody can read is refused', async () => {
  const { ports, stored, change, now } = world();
  const unread = new AppError('ES_BAD_RESPONSE', 'unknown query [trem]');
  const count = jest.spyOn(ports.reader, 'count').mockRejectedValue(unread);
  const training = { ...stored.training, filter: { trem: { a: 1 } } };
  await expect(change({ training })).rejects.toBe(unread);
  expect(count.mock.calls[0]?.[0].filter).toEqual({ bool: { filter: [training.filter] } });
  expect(now()).toEqual(stored);
});

test('counts documents where rows are windows: all windows of a source would take too long', async () => {
  const windows = completeWindows({ measures: [{ name: 'events', measure: 'count' }] });
  const { ports, stored, change } = world({
    kind: 'windows',
    source: { ...aDetector().source, windows },
    features: ['events'].map(completeFeature),
  });
  const count = jest.spyOn(ports.reader, 'count');
  const exclude = [{ from: '2026-01-01T00:00:00Z', to: '2026-01-01T00:01:00Z' }];
  await change({ training: { ...stored.training, exclude } });
  expect(count).toHaveBeenCalledTimes(1);
  expect(count.mock.calls[0]?.[0]).not.toHaveProperty('windows');
});

test.each<[string, Partial<DetectorInput>]>([
  ['SCHEDULE_INVALID', { schedule: { lookback: '1m', reconcile_interval: '10m' } }],
  ['DETECTOR_INVALID', { schedule: { interval: '1s' } }],
  ['DETECTOR_INVALID', { rules: { policy: 'both' } }],
])('refuses with %s what a new detector could not have either', async (code, input) => {
  const { ports, stored, change, now } = world();
  const { value } = await ports.configuration.get();
  ports.configuration.get = () =>
    Promise.resolve({ value: { ...value, minimum_interval: '5s' }, version: null });
  await expect(change(input)).rejects.toMatchObject({ code });
  expect(now()).toEqual(stored);
});

describe('of two people who change it', () => {
  test('the second is told, and changes nothing', async () => {
    const { ports, change, now } = world();
    const read = await versionOf(ports);
    await change({ name: 'First' }, read);
    await expect(change({ name: 'Second' }, read)).rejects.toMatchObject({
      code: 'DETECTOR_CHANGED',
    });
    expect(now()?.name).toBe('First');
    await change({ name: 'Second' }, await versionOf(ports));
    expect(now()?.name).toBe('Second');
  });

  test('so is one who is second by a moment', async () => {
    const { ports, change } = world();
    ports.detectors.update = () => Promise.reject(new AppError('STATE_CONFLICT', 'Changed.'));
    await expect(change({ name: 'Second' })).rejects.toMatchObject({ code: 'DETECTOR_CHANGED' });
  });
});

test('writes nothing where nothing is to be changed, and knows no detector that is not there', async () => {
  const { ports, change } = world();
  const update = jest.spyOn(ports.detectors, 'update');
  expect((await change({})).differences).toEqual([]);
  expect(update).not.toHaveBeenCalled();
  ports.stored.clear();
  await expect(change({})).rejects.toMatchObject({ code: 'DETECTOR_NOT_FOUND' });
});

test('whose rights it runs with stays as it is', async () => {
  const { ports, change } = world();
  const grant = jest.spyOn(ports.credentials, 'grant');
  const revoke = jest.spyOn(ports.credentials, 'revoke');
  await change({ name: 'Other' });
  expect(grant).not.toHaveBeenCalled();
  expect(revoke).not.toHaveBeenCalled();
});

test.each<[string, Partial<DetectorInput>, string]>([
  [
    'a severity over a worse one',
    { severity_percentiles: { low: 99.95, medium: 95, high: 99, critical: 99.9 } },
    'no row would ever be low',
  ],
  [
    'an empty range of training',
    {
      training: {
        ...aDetector().training,
        from: '2026-05-01T00:00:00.000Z',
        to: '2026-01-01T00:00:00.000Z',
      },
    },
    'that range is empty',
  ],
])('refuses %s, and changes nothing', async (_what, input, why) => {
  const { stored, change, now } = world();
  await expect(change(input)).rejects.toMatchObject({
    code: 'DETECTOR_INVALID',
    message: expect.stringContaining(why) as string,
  });
  expect(now()).toEqual(stored);
});
