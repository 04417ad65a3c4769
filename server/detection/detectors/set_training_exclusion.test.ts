import { AppError } from '../../../common/errors';
import { aDetector, documents, InMemoryPorts } from '../ports/ports.mock';
import { setTrainingExclusion } from './set_training_exclusion';

const { signal } = new AbortController();
const window = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-01T00:01:00.000Z' };
const query = { filter: { term: { site: 'a' } }, why: 'test bench' };

function world() {
  const ports = new InMemoryPorts();
  ports.stored.set('pump', aDetector());
  ports.source = documents(30);
  type Exclusion = Parameters<typeof setTrainingExclusion>[1]['exclusion'];
  const set = (exclusion: Exclusion, excluded = true) =>
    setTrainingExclusion(ports, { id: 'pump', exclusion, excluded }, signal);
  return { ports, set, stored: () => ports.stored.get('pump')?.training };
}

test('adds what training is to leave out, and says how many rows that is now', async () => {
  const { set, stored } = world();
  expect(await set(window)).toEqual({ exclusion: window, exclude: [window], rows: 30 });
  await set(query);
  expect(stored()?.exclude).toEqual([window, query]);
});

test('counts what training could draw from, as the exclusion narrows it', async () => {
  const { ports, set } = world();
  const training = { ...aDetector().training, filter: { term: { b: 1 } }, from: window.from };
  ports.stored.set('pump', aDetector({ training }));
  const count = jest.spyOn(ports.reader, 'count');
  await set(query);
  const [scope, range] = count.mock.calls[0] ?? [];
  expect(scope?.filter).toEqual({ bool: { filter: [{ term: { b: 1 } }, query.filter] } });
  expect(range).toEqual({ from: Date.parse(window.from), to: null });
});

test('adds nothing twice, however the time is written and whatever the reason', async () => {
  const { set, stored } = world();
  await set(window);
  await set({ ...window, from: '2026-01-01T01:00:00.000+01:00' });
  await set(query);
  await set({ ...query, why: 'again' });
  expect(stored()?.exclude).toEqual([window, query]);
});

test('takes it in again, and leaves the detector as it was', async () => {
  const { set, stored } = world();
  const before = stored();
  await set(window);
  expect(await set(window, false)).toMatchObject({ exclude: [] });
  expect(stored()).toEqual(before);
});

test('of two people who add at once, both have added', async () => {
  const { ports, set, stored } = world();
  jest.spyOn(ports.detectors, 'update').mockImplementationOnce(async () => {
    await set(query);
    throw new AppError('STATE_CONFLICT', 'Changed.');
  });
  await set(window);
  expect(stored()?.exclude).toEqual([query, window]);
});

test('refuses a window without a length, one too many, and an unknown detector', async () => {
  const { ports, set } = world();
  const empty = { from: window.to, to: window.to };
  await expect(set(empty)).rejects.toMatchObject({ code: 'DETECTOR_INVALID' });
  const exclude = Array.from({ length: 100 }, (_, n) => ({ filter: { term: { n } } }));
  ports.stored.set('pump', aDetector({ training: { ...aDetector().training, exclude } }));
  await expect(set(window)).rejects.toMatchObject({ code: 'DETECTOR_INVALID' });
  ports.stored.clear();
  await expect(set(window)).rejects.toMatchObject({ code: 'DETECTOR_NOT_FOUND' });
});

describe('of an entity', () => {
  const entity = { field: 'host.name.keyword', value: 'web-1' };
  const types = (known: Record<string, string[]>) => {
    const all = world();
    all.ports.reader.fieldKinds = (_indices, fields) =>
      Promise.resolve(
        new Map(
          fields.flatMap((field) => (known[field] ? [[field, { types: known[field] }]] : [])),
        ),
      );
    return all;
  };

  test.each([
    [{ 'host.name': ['keyword'] }, 'host.name'],
    [{ 'host.name': ['text'], 'host.name.keyword': ['keyword'] }, 'host.name.keyword'],
    [{ 'host.name': ['ip'], 'host.name.keyword': ['keyword', 'long'] }, 'host.name'],
  ])('a source with %j is asked by %s', async (known, name) => {
    const { set, stored } = types(known);
    const exclusion = { filter: { term: { [name]: 'web-1' } }, why: 'bench' };
    expect(await set({ entity, why: 'bench' })).toMatchObject({ exclusion });
    expect(stored()?.exclude).toEqual([exclusion]);
  });

  test('is taken in again by what is stored of it, when the source is mapped otherwise by now', async () => {
    const { ports, set, stored } = types({ 'host.name': ['keyword'] });
    await set({ entity, why: 'bench' });
    await set(query);
    ports.reader.fieldKinds = () => Promise.resolve(new Map([['host.name', { types: ['text'] }]]));
    const exclusion = { filter: { term: { 'host.name': 'web-1' } }, why: 'bench' };
    expect(await set({ entity }, false)).toMatchObject({ exclusion, exclude: [query] });
    expect(stored()?.exclude).toEqual([query]);
    const other = { ...entity, value: 'web-2' };
    await expect(set({ entity: other }, false)).rejects.toMatchObject({ code: 'FIELD_NOT_FOUND' });
  });

  test('a source that compares no such field whole is refused', async () => {
    const { set, stored } = types({ 'host.name': ['text'] });
    await expect(set({ entity })).rejects.toMatchObject({ code: 'FIELD_NOT_FOUND' });
    expect(stored()?.exclude).toBeUndefined();
  });
});

test('stores no query that cannot be read', async () => {
  const { ports, set, stored } = world();
  const refusal = new AppError('REQUEST_INVALID', 'unknown query [trem]');
  ports.reader.count = () => Promise.reject(refusal);
  await expect(set(query)).rejects.toBe(refusal);
  expect(stored()?.exclude).toBeUndefined();
});
