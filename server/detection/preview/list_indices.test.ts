import type { ListedIndex } from '../../../common/api/list_indices';
import { InMemoryPorts } from '../ports/ports.mock';
import { listIndices, patternOfTyped } from './list_indices';

it.each([
  ['', '*', false],
  ['pump', '*pump*', false],
  ['pump-*', 'pump-*', false],
  ['p*-1', 'p*-1*', false],
  ['.ds-', '.ds-*', true],
  ['site:pump', 'site:*pump*', false],
  ['site:.ds', 'site:.ds*', true],
])('looks for "%s" as %s', (typed, pattern, hidden) => {
  expect(patternOfTyped(typed)).toEqual({ pattern, hidden });
});

it('puts first what begins as typed, and counts what is too much', async () => {
  const names = Array.from({ length: 102 }, (_, i) => `a-pump-${String(i).padStart(3, '0')}`);
  const found = [...names, 'pump-2', 'pump-1'].map((name): ListedIndex => ({
    name,
    kind: 'index',
  }));
  const ports = new InMemoryPorts();
  ports.profiler.names = () => Promise.resolve(found);
  const answer = await listIndices(ports, 'pump', new AbortController().signal);
  expect(answer.names.slice(0, 3).map(({ name }) => name)).toEqual([
    'pump-1',
    'pump-2',
    'a-pump-000',
  ]);
  expect(answer.names).toHaveLength(100);
  expect(answer.left_out).toBe(4);
});
