/** Intervals in which nothing came, for charts: a line would run straight across them. */
import { mostLedgerIntervals, type LedgerInterval } from '../../../common/api/ledger_over_time';
import type { LedgerOverTime } from '../../hooks/use_ledger';
import type { TimeRange } from '../../time/time_state';

const nothing: Omit<LedgerInterval, 'time'> = {
  ingested: 0,
  scored: 0,
  skipped: 0,
  dead_lettered: 0,
  pending: 0,
  missing: 0,
  gone: 0,
};

/**
 * All intervals of the range, by ascending time: those that the ledger leaves out have zeros. Just those it
 * has where its intervals are too short for the range: then it answers the question before.
 */
export function fillIntervals(
  { interval_ms: interval, intervals }: Pick<LedgerOverTime, 'interval_ms' | 'intervals'>,
  { from, to }: TimeRange,
): LedgerInterval[] {
  if ((to - from) / interval > mostLedgerIntervals) return intervals;
  const byTime = new Map(intervals.map((one) => [one.time, one]));
  for (let time = Math.floor(from / interval) * interval; time < to; time += interval) {
    if (!byTime.has(time)) byTime.set(time, { ...nothing, time });
  }
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}
