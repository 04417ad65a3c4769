import { completeWindows } from '../../../common/windows';
import { createWindowReader, mostWindowsOfHistogram } from '../windows/window_reader';
import { readLedgerOverTime } from './ledger_over_time';
import {
  aDetector,
  documents,
  InMemoryPorts,
  startOfTest,
  trainedWorld,
} from '../ports/ports.mock';
import { scoreDetector } from './score_detector';

const { signal } = new AbortController();
const minute = 60_000;

const ledgerOf = (
  ports: InMemoryPorts,
  range = { from: startOfTest, to: startOfTest + 10 * minute },
) => readLedgerOverTime(ports, { detector: aDetector(), range, buckets: 10 }, signal);

/** `ingested` + `gone` less what it must be equal to. */
const differences = ({ intervals }: Awaited<ReturnType<typeof ledgerOf>>) =>
  intervals.map(
    (one) =>
      one.ingested +
      one.gone -
      (one.scored + one.skipped + one.dead_lettered + one.pending + one.missing),
  );

it('counts what came in beside what became of it, and leaves out empty intervals', async () => {
  const rows = [...documents(90), ...documents(30, startOfTest + 5 * minute)].map((row, i) => ({
    ...row,
    id: `doc-${i}`,
    source: i === 3 ? { ...row.source, x: undefined } : row.source,
  }));
  const ports = await trainedWorld(rows);
  await scoreDetector(ports, 'pump', { signal });
  const ledger = await ledgerOf(ports);
  const rest = { dead_lettered: 0, pending: 0, missing: 0, gone: 0 };
  expect(ledger).toEqual({
    interval_ms: minute,
    without_time: 0,
    intervals: [
      { time: startOfTest, ingested: 60, scored: 59, skipped: 1, ...rest },
      { time: startOfTest + minute, ingested: 30, scored: 30, skipped: 0, ...rest },
      { time: startOfTest + 5 * minute, ingested: 30, scored: 30, skipped: 0, ...rest },
    ],
  });
});

it('tells what waits for its turn from what came late and from what is gone', async () => {
  const ports = await trainedWorld(documents(200));
  // The checkpoint comes to stand at 150 s.
  ports.now = startOfTest + 160_000;
  await scoreDetector(ports, 'pump', { signal, budgetMs: Infinity });
  for (const [id, { ml }] of ports.written) {
    if (Number(ml.source.id.slice(4)) >= 150) ports.written.delete(id);
  }
  ports.source = [
    ...ports.source.filter(({ id }) => id !== 'doc-70'),
    ...documents(5, startOfTest + 2_500).map((row) => ({ ...row, id: `late-${row.id}` })),
    ...documents(3, startOfTest + 121_500).map((row) => ({ ...row, id: `late-${row.id}` })),
    { ...documents(1)[0], index: 'pump', id: 'timeless', time: null, source: {} },
  ];
  const ledger = await ledgerOf(ports);
  expect(ledger.without_time).toBe(1);
  expect(ledger.intervals).toMatchObject([
    { ingested: 65, scored: 60, pending: 0, missing: 5, gone: 0 },
    { ingested: 59, scored: 60, pending: 0, missing: 0, gone: 1 },
    { ingested: 63, scored: 30, pending: 30, missing: 3, gone: 0 },
    { ingested: 20, scored: 0, pending: 20, missing: 0, gone: 0 },
  ]);
  expect(differences(ledger)).toEqual([0, 0, 0, 0]);
});

it('takes everything for pending before the first run, and has a bounded number of intervals', async () => {
  const ports = await trainedWorld(documents(120));
  const range = { from: startOfTest - 1_000, to: startOfTest + 119_000 };
  const ledger = await ledgerOf(ports, range);
  expect(ledger.intervals.length).toBeLessThanOrEqual(11);
  const sum = ledger.intervals.reduce((rows, { pending }) => rows + pending, 0);
  expect(sum).toBe(119);
});

it.each([0, -1])('refuses a range whose end is %i ms after its beginning', async (span) => {
  const ports = await trainedWorld(documents(20));
  const range = { from: startOfTest, to: startOfTest + span };
  await expect(ledgerOf(ports, range)).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
});

describe('over windows', () => {
  const windows = completeWindows({ length: '1m', measures: [{ name: 'n', measure: 'count' }] });
  const usual = aDetector();
  const detector = { ...usual, source: { ...usual.source, windows } };

  /** Each minute has a window of each user, in pages of an hour. */
  function aWorld(users: number) {
    const ports = new InMemoryPorts();
    const plain = ports.reader;
    let pages = 0;
    plain.entityWindows = async function* (_scope, { from, to }) {
      for (let hour = from ?? 0; hour < (to ?? 0); hour += 60 * minute) {
        pages += 1;
        const minutes = Math.min(60, ((to ?? 0) - hour) / minute);
        yield await Promise.resolve(
          Array.from({ length: minutes * users }, (_, i) => ({
            start: hour + Math.floor(i / users) * minute,
            entity: `u${i % users}`,
            events: 1,
          })),
        );
      }
    };
    ports.reader = createWindowReader(plain);
    const ledger = (minutes: number) => {
      const range = { from: startOfTest, to: startOfTest + minutes * minute };
      return readLedgerOverTime(ports, { detector, range, buckets: 10 }, signal);
    };
    return { ports, ledger, pagesRead: () => pages };
  }

  it('counts windows by their last millisecond', async () => {
    const { ports, ledger } = aWorld(3);
    const { value: state } = await ports.states.get('pump');
    const value = { ...state, checkpoint: startOfTest + 15 * minute };
    ports.stateOf.set('pump', { value, version: '1' });
    const { interval_ms: interval, intervals } = await ledger(20);
    expect(interval).toBe(2 * minute);
    expect(intervals).toHaveLength(10);
    expect(intervals.every(({ ingested }) => ingested === 6)).toBe(true);
    // A window's time lies before its end: seven of each user's are over at 14 min, one more at the checkpoint.
    expect(intervals.map(({ missing }) => missing)).toEqual([6, 6, 6, 6, 6, 6, 6, 3, 0, 0]);
    expect(intervals.map(({ pending }) => pending)).toEqual([0, 0, 0, 0, 0, 0, 0, 3, 6, 6]);
  });

  it('refuses a time with more of them than it counts, and stops reading there', async () => {
    const users = 100;
    const hours = mostWindowsOfHistogram / users / 60;
    const { ledger, pagesRead } = aWorld(users);
    expect((await ledger(Math.floor(hours) * 60)).intervals).not.toEqual([]);
    const before = pagesRead();
    await expect(ledger(100 * hours * 60)).rejects.toMatchObject({
      code: 'TIME_RANGE_TOO_LONG',
      message: expect.stringContaining('more than 200,000 windows (1m of user.name)') as string,
    });
    expect(pagesRead() - before).toBe(Math.floor(hours) + 1);
  });
});
