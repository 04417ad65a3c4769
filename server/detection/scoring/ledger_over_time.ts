/** The ledger's sum for each interval of event time, so that a gap shows when it came about. */
import type { ResponseOf } from '../../../common/api/contract';
import type { LedgerInterval, ledgerOverTime } from '../../../common/api/ledger_over_time';
import type { Detector } from '../../../common/detector';
import { balance } from './ledger';
import { niceInterval } from '../findings/nice_interval';
import { assertSpan } from '../findings/survey_anomalies';
import type { SettledOutcomes } from '../ports/result_reader';
import type { DetectionPorts } from '../services';

type Ports = Pick<DetectionPorts, 'reader' | 'results' | 'states'>;

interface Question {
  detector: Detector;
  /** Event times in milliseconds since 1970: `from` inclusive, `to` exclusive. */
  range: { from: number; to: number };
  buckets: number;
}

const nothingSettled: SettledOutcomes = { scored: 0, skipped: 0, dead_lettered: 0 };

interface Newer {
  /** Documents of the interval that are newer than the checkpoint, at most. */
  of(start: number): number;
}

/** Intervals after the checkpoint are newer than it as a whole; the one around it is counted. */
async function countNewer(
  { reader, states }: Ports,
  { detector, range, intervalMs }: Question & { intervalMs: number },
  signal: AbortSignal,
): Promise<Newer> {
  const { value: state } = await states.get(detector.id);
  const { checkpoint } = state;
  if (checkpoint === null) return { of: () => Infinity };
  const around = Math.floor(checkpoint / intervalMs) * intervalMs;
  const from = Math.max(checkpoint, range.from);
  const to = Math.min(around + intervalMs, range.to);
  const count = from < to ? await reader.count(detector.source, { from, to }, signal) : 0;
  return {
    of: (start) => {
      if (start === around) return count;
      return start > around ? Infinity : 0;
    },
  };
}

/**
 * Counts source, results and dead letters per interval, in the cluster. Intervals at both ends are cut by the
 * range. While rows arrive, the counts are not of one instant, as with `readLedger`.
 * @returns intervals by ascending time; those without documents are left out
 * @throws AppError REQUEST_INVALID for an empty range, TIME_RANGE_TOO_LONG for one of too many windows, INDEX_NOT_FOUND, ES_FORBIDDEN, ES_UNAVAILABLE, ...
 */
export async function readLedgerOverTime(
  ports: Ports,
  question: Question,
  signal: AbortSignal,
): Promise<ResponseOf<typeof ledgerOverTime>> {
  const { buckets, detector, range } = question;
  assertSpan(range);
  const intervalMs = niceInterval(range.to - range.from, buckets);
  const histogram = { range, intervalMs };
  // First and alone: it refuses what would cost too much, which the others do not know.
  const inSource = await ports.reader.histogram(detector.source, histogram, signal);
  const [settled, newer, withoutTime] = await Promise.all([
    ports.results.settledOutcomes(detector, histogram, signal),
    countNewer(ports, { ...question, intervalMs }, signal),
    ports.reader.countWithoutTime(detector.source, signal),
  ]);
  const starts = [...new Set([...inSource.keys(), ...settled.keys()])].sort((a, b) => a - b);
  const intervals = starts.map((time): LedgerInterval => {
    const outcomes = settled.get(time) ?? nothingSettled;
    const ingested = inSource.get(time) ?? 0;
    return {
      time,
      ingested,
      ...outcomes,
      ...balance({ ingested, newer: newer.of(time) }, outcomes),
    };
  });
  return { interval_ms: intervalMs, intervals, without_time: withoutTime };
}
