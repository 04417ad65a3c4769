import { completeDetector } from '../../../common/complete_detector';
import { createDetector } from './create_detector';
import { findDetectorProblems } from './find_detector_problems';
import { documents, InMemoryPorts } from '../ports/ports.mock';

const { signal } = new AbortController();

const inputOf = (id: string, indices: string[], index: string) => ({
  id,
  source: { indices },
  features: ['x', 'y'],
  destination: { index },
});

function worldWith(...there: Parameters<typeof inputOf>[]): InMemoryPorts {
  const ports = new InMemoryPorts();
  ports.source = documents(5);
  for (const [id, ...rest] of there) ports.stored.set(id, completeDetector(inputOf(id, ...rest)));
  return ports;
}

const problemsOf = (ports: InMemoryPorts, ...input: Parameters<typeof inputOf>) =>
  findDetectorProblems(ports, inputOf(...input), signal);

it('warns of a destination that another detector reads by a pattern', async () => {
  const ports = worldWith(['all', ['pump*'], 'pump-ml']);
  expect(await problemsOf(ports, 'valve', ['valve'], 'pump-ml2')).toEqual([
    expect.objectContaining({
      code: 'RESULTS_IN_SOURCE',
      message:
        'Detector all reads "pump*", which takes in "pump-ml2", where the results of detector valve go: it scores those too.',
      prevents: false,
    }),
  ]);
  expect(await problemsOf(ports, 'valve', ['valve'], 'pump-ml-2')).toEqual([]);
});

it('warns of a pattern that takes in the results of another detector, but not of a name', async () => {
  const ports = worldWith(['valve', ['valve'], 'pump-ml2']);
  const [warning] = await problemsOf(ports, 'all', ['pump*'], 'pump-ml');
  expect(warning).toMatchObject({ code: 'RESULTS_IN_SOURCE', prevents: false });
  expect(await problemsOf(ports, 'all', ['pump*', '-pump-ml2'], 'pump-ml')).toEqual([]);
  expect(await problemsOf(ports, 'all', ['pump-ml2'], 'again')).toEqual([]);
});

it('refuses detectors that would score the results of each other without end', async () => {
  const ports = worldWith(['a', ['pump*'], 'pump-ml']);
  const found = await problemsOf(ports, 'b', ['pump*'], 'pump-ml2');
  expect(found).toMatchObject([{ code: 'DESTINATION_IN_SOURCE', prevents: true }]);
  const created = createDetector(ports, inputOf('b', ['pump*'], 'pump-ml2'));
  await expect(created).rejects.toThrow('read by "a", whose results in "pump-ml"');
  expect([...ports.stored.keys()]).toEqual(['a']);
  await createDetector(ports, inputOf('b', ['pump*', '-pump-ml'], 'pump-ml2'));
});

it('refuses a round trip through several', async () => {
  const ports = worldWith(['a', ['one'], 'two'], ['b', ['two'], 'three']);
  await expect(createDetector(ports, inputOf('c', ['three'], 'one'))).rejects.toThrow(
    'read by "a", then "b"',
  );
  await createDetector(ports, inputOf('c', ['three'], 'four'));
});

it('leaves the warning in the log of a host that makes the detector', async () => {
  const ports = worldWith(['all', ['pump*'], 'pump-ml']);
  await createDetector(ports, inputOf('valve', ['valve'], 'pump-ml2'));
  expect(ports.logged).toEqual([expect.stringContaining('which takes in "pump-ml2"')]);
});
