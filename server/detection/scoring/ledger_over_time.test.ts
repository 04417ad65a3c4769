import { readLedgerOverTime } from './ledger_over_time';
import {
  aDetector,
  documents,
  type InMemoryPorts,
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
