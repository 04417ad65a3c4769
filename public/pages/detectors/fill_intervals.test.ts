import { fillIntervals } from './fill_intervals';

const hour = 3_600_000;
const rest = { skipped: 0, dead_lettered: 0, pending: 0, missing: 0, gone: 0 };
const at = (time: number, rows: number) => ({ time, ingested: rows, scored: rows, ...rest });
const ledger = (...intervals: Array<ReturnType<typeof at>>) => ({ interval_ms: hour, intervals });

it('has zeros where nothing came, from the beginning of the range to its end', () => {
  const filled = fillIntervals(ledger(at(2 * hour, 5), at(4 * hour, 7)), {
    from: hour + 1,
    to: 6 * hour,
  });
  expect(filled).toEqual([
    at(hour, 0),
    at(2 * hour, 5),
    at(3 * hour, 0),
    at(4 * hour, 7),
    at(5 * hour, 0),
  ]);
});

it('keeps what lies beyond the range, in order', () => {
  const filled = fillIntervals(ledger(at(0, 1), at(3 * hour, 2)), { from: hour, to: 3 * hour });
  expect(filled.map(({ time, ingested }) => [time / hour, ingested])).toEqual([
    [0, 1],
    [1, 0],
    [2, 0],
    [3, 2],
  ]);
});

it('does not fill a range that the intervals were not made for', () => {
  const intervals = [at(hour, 1)];
  expect(fillIntervals(ledger(...intervals), { from: 0, to: 1e6 * hour })).toEqual(intervals);
});
