import { completeWindows, windowMsOf } from '../../../common/windows';
import { AppError } from '../../../common/errors';
import { aDetector, InMemoryPorts, startOfTest } from '../ports/ports.mock';
import type { EntityWindow, SourceDocument } from '../ports/source_reader';
import { resultId } from '../scoring/result_id';
import { createWindowReader } from './window_reader';
import { settleLateWindows } from './settle_late_windows';

const { signal } = new AbortController();
const minute = 60_000;
const windows = completeWindows({
  entity: 'user',
  length: '5m',
  measures: [{ name: 'n', measure: 'count' }],
});
const usual = aDetector();
const detector = { ...usual, source: { ...usual.source, windows } };
const hours = 200;
const range = { from: startOfTest, to: startOfTest + hours * 60 * minute };

/** A source of 12 windows an hour, an event in each, and nothing written; what is asked is kept. */
function aSource() {
  const ports = new InMemoryPorts();
  ports.stored.set(detector.id, detector);
  ports.pageSize = 1_000;
  ports.source = Array.from({ length: hours * 12 }, (_, i) => ({
    index: 'pump',
    id: `e${i}`,
    time: startOfTest + i * 5 * minute,
    source: { user: 'ann' },
  }));
  const plain = ports.reader;
  const asked: Array<number | null> = [];
  plain.entityWindows = async function* (_scope, { from, to }) {
    asked.push(from);
    const found = new Map<number, EntityWindow>();
    for (const { time } of ports.source) {
      if (time === null || time < (from ?? 0) || time >= (to ?? Infinity)) continue;
      const start = Math.floor(time / windowMsOf(windows)) * windowMsOf(windows);
      const { events } = found.get(start) ?? { events: 0 };
      found.set(start, { start, entity: 'ann', events: events + 1 });
    }
    yield await Promise.resolve([...found.values()].sort((a, b) => a.start - b.start));
  };
  ports.reader = createWindowReader(plain);
  const compared: number[] = [];
  const windowEvents = ports.results.windowEvents.bind(ports.results);
  ports.results.windowEvents = (...args) => {
    compared.push(args[1].length);
    ports.now += 1_500;
    return windowEvents(...args);
  };
  const settle = async (page: SourceDocument[]) => {
    await Promise.resolve();
    for (const { index, id, source } of page) {
      ports.written.set(resultId(detector.id, index, id), source as never);
    }
  };
  const run = (budgetMs: number, options: { thorough?: boolean; signal?: AbortSignal } = {}) =>
    settleLateWindows(
      ports,
      { detector, range, deadline: ports.now + budgetMs, settle, ...options },
      options.signal ?? signal,
    );
  const reached = () => ports.stateOf.get(detector.id)?.value.windows_compared_to;
  return { ports, run, asked, compared, reached };
}

it('compares slice by slice, stops at the deadline also where nothing is late, and goes on from there', async () => {
  const { ports, run, asked, compared, reached } = aSource();
  expect(await run(Infinity)).toBe(false);
  expect(ports.written.size).toBe(hours * 12);
  expect(reached()).toBeUndefined();
  compared.length = asked.length = 0;

  const late = { ...ports.source[2_300], id: 'late', source: { user: 'ann' } } as SourceDocument;
  ports.source.push(late);
  let runs = 1;
  for (; await run(1_000); runs++) expect(reached()).toBeGreaterThan(startOfTest);
  // 2,400 windows in slices of 500, each longer than the budget; the sixth run sees that no more come.
  expect(runs).toBe(6);
  expect(Math.max(...compared)).toBe(500);
  expect(asked).toEqual([...asked].sort((a, b) => (a ?? 0) - (b ?? 0)));
  expect(new Set(asked).size).toBe(runs);
  const events = [...ports.written.values()].map(({ window }) => (window as EntityWindow).events);
  expect(events.filter((n) => n === 2)).toHaveLength(1);

  // At the end it begins anew.
  expect(reached()).toBeUndefined();
  await run(1_000);
  expect(asked[asked.length - 1]).toBe(startOfTest);
});

it('goes on where a cancelled run got to', async () => {
  const { ports, run, asked, reached } = aSource();
  const controller = new AbortController();
  const windowEvents = ports.results.windowEvents.bind(ports.results);
  let slices = 0;
  ports.results.windowEvents = (...args) => {
    slices += 1;
    if (slices === 4) controller.abort();
    return windowEvents(...args);
  };
  await expect(run(Infinity, { signal: controller.signal })).rejects.toEqual(
    new AppError('ABORTED', 'The run was cancelled.'),
  );
  expect(reached()).toBeGreaterThan(startOfTest);
  expect(await run(Infinity)).toBe(false);
  expect(asked[1]).toBeGreaterThan(startOfTest);

  await run(1_000);
  await run(Infinity, { thorough: true });
  expect(asked.slice(-2)).toEqual([startOfTest, startOfTest]);
});
