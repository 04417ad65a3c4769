import { completeWindows } from '../../../common/windows';
import { InMemoryPorts } from '../ports/ports.mock';
import type { EntityWindow } from '../ports/source_reader';
import type { TimeRange } from '../ports/scope';
import { WindowCounter } from './window_counter';

const { signal } = new AbortController();
const day = 86_400_000;
const scope = { indices: ['events'], time_field: '@timestamp', windows: completeWindows() };

/** Days on which each of these windows has one event, and what was asked of them. */
function aSource() {
  const windows: EntityWindow[] = [];
  const asked: TimeRange[] = [];
  const { reader } = new InMemoryPorts();
  reader.histogram = (_scope, { intervalMs }) => {
    const counts = new Map<number, number>();
    for (const { start, events } of windows) {
      const block = Math.floor(start / intervalMs) * intervalMs;
      counts.set(block, (counts.get(block) ?? 0) + events);
    }
    return Promise.resolve(counts);
  };
  reader.entityWindows = async function* (_scope, range) {
    asked.push(range);
    yield await Promise.resolve(
      windows.filter(({ start }) => start >= (range.from ?? 0) && start < (range.to ?? Infinity)),
    );
  };
  const add = (days: number, entity: string) =>
    windows.push({ start: days * day, entity, events: 1 });
  return { counter: new WindowCounter(reader), windows, asked, add };
}

describe('WindowCounter', () => {
  it('counts all windows once, and afterwards only days whose events became more', async () => {
    const { counter, asked, add, windows } = aSource();
    for (const days of [1, 2, 3]) for (const entity of ['a', 'b']) add(days, entity);
    expect(await counter.count(scope, signal)).toBe(6);
    expect(asked).toEqual([{ from: day, to: 4 * day }]);

    expect(await counter.count(scope, signal)).toBe(6);
    expect(asked).toHaveLength(1);

    add(3, 'c');
    expect(await counter.count(scope, signal)).toBe(7);
    expect(asked[1]).toEqual({ from: 3 * day, to: 4 * day });

    // A day between two that changed is not counted twice.
    add(1, 'c');
    add(3, 'd');
    expect(await counter.count(scope, signal)).toBe(9);

    windows.splice(0, windows.length);
    expect(await counter.count(scope, signal)).toBe(0);
  });

  it('keeps sources apart', async () => {
    const { counter, asked, add } = aSource();
    add(1, 'a');
    await counter.count(scope, signal);
    await counter.count({ ...scope, filter: { term: { x: 1 } } }, signal);
    expect(asked).toHaveLength(2);
  });
});
