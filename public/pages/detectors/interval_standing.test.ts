import type { LedgerInterval } from '../../../common/api/ledger_over_time';
import { openRows, standingOf } from './interval_standing';

const hour = 3_600_000;
const now = Date.UTC(2026, 0, 10);
const schedule = { interval: '10s', reconcile_interval: '10m', lookback: '7d' };

const interval = (changes: Partial<LedgerInterval>): LedgerInterval => ({
  time: now - hour,
  ingested: 10,
  scored: 8,
  skipped: 1,
  dead_lettered: 1,
  pending: 0,
  missing: 0,
  gone: 0,
  ...changes,
});

const standing = (changes: Partial<LedgerInterval>, end = now) =>
  standingOf(interval(changes), { end, now, schedule });

describe('the standing of an interval', () => {
  it('adds up when all that came in is scored, skipped or dead-lettered', () => {
    expect(openRows(interval({}))).toBe(0);
    expect(standing({})).toBe('adds_up');
  });

  it('names the worst of what keeps it from that', () => {
    expect(standing({ scored: 9, gone: 1 })).toBe('gone');
    expect(standing({ scored: 7, pending: 1 })).toBe('pending');
    expect(standing({ scored: 6, pending: 1, missing: 1 })).toBe('late');
    expect(openRows(interval({ scored: 6 }))).toBe(2);
    expect(openRows(interval({ scored: 9 }))).toBe(-1);
  });

  it('tells what no reconcile run will find from what the next one finds', () => {
    const late = { scored: 7, missing: 1 };
    expect(standing(late, now - 7 * 24 * hour)).toBe('late');
    expect(standing(late, now - 7 * 24 * hour - 1)).toBe('too_late');
  });
});
