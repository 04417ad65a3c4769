/** What a reader is told of an interval of the ledger. */
import type { LedgerInterval } from '../../../common/api/ledger_over_time';
import { durationToMs } from '../../../common/codecs/bounded';
import type { Detector } from '../../../common/detector';

/** The worst of what an interval has; each beyond the first keeps its sum from adding up. */
export type IntervalStanding =
  | 'adds_up'
  /** Settled documents have been deleted from the source since. */
  | 'gone'
  | 'pending'
  /** Came late; the next reconcile run takes them. */
  | 'late'
  /** Came late, and lie before what reconcile runs compare. */
  | 'too_late';

/** What came in less what is scored, skipped or dead-lettered: 0 when it adds up. */
export const openRows = ({ dead_lettered, ingested, scored, skipped }: LedgerInterval): number =>
  ingested - scored - skipped - dead_lettered;

/** @param end of the interval, milliseconds since 1970 */
export function standingOf(
  interval: LedgerInterval,
  { end, now, schedule }: { end: number; now: number; schedule: Detector['schedule'] },
): IntervalStanding {
  if (interval.missing > 0) {
    return end < now - durationToMs(schedule.lookback) ? 'too_late' : 'late';
  }
  if (interval.pending > 0) return 'pending';
  return interval.gone > 0 ? 'gone' : 'adds_up';
}
