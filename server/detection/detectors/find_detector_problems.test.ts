import { AppError } from '../../../common/errors';
import { findDetectorProblems } from './find_detector_problems';
import { aDetector, documents, InMemoryPorts } from '../ports/ports.mock';

const { signal } = new AbortController();
const input = { id: 'pump', source: { indices: ['pump'] }, features: ['x', 'y'] };

function world(): InMemoryPorts {
  const ports = new InMemoryPorts();
  ports.source = documents(5);
  return ports;
}

const codes = async (ports: InMemoryPorts, changes: object = {}) =>
  (await findDetectorProblems(ports, { ...input, ...changes }, signal)).map(({ code }) => code);

it('finds none where all is well', async () => {
  expect(await codes(world())).toEqual([]);
});

it('names every problem at once', async () => {
  const ports = world();
  ports.stored.set('pump', aDetector());
  ports.reader.fieldKinds = () => Promise.resolve(new Map([['x', { types: ['text'] }]]));
  const blocked = new AppError('INDEX_READ_ONLY', 'Blocked.');
  ports.destination.problems = () => Promise.resolve([blocked]);
  const schedule = { reconcile_interval: '2d', lookback: '1d' };
  expect(await codes(ports, { schedule, destination: { index: 'pump' } })).toEqual([
    'DETECTOR_EXISTS',
    'DESTINATION_IN_SOURCE',
    'SCHEDULE_INVALID',
    'FIELD_NOT_FOUND',
    'FIELD_NOT_USABLE',
    'FIELD_NOT_FOUND',
    'INDEX_READ_ONLY',
  ]);
});

it('warns where there is no data, which may come later', async () => {
  const empty = new InMemoryPorts();
  expect(await findDetectorProblems(empty, input, signal)).toEqual([
    expect.objectContaining({ code: 'NO_DATA_IN_RANGE', prevents: false }),
  ]);
  const later = { training: { from: '2030-01-01T00:00:00Z', to: '2030-01-02T00:00:00Z' } };
  const [warning] = await findDetectorProblems(world(), { ...input, ...later }, signal);
  expect(warning?.message).toContain('lies in the range');
});
