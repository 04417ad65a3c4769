/** The sum that must come out even: every document in scope is somewhere. */
import type { Detector } from '../../../common/detector';
import type { DetectorState, Ledger } from '../../../common/detector_state';
import type { SettledOutcomes } from '../ports/result_reader';
import type { DetectionPorts } from '../services';

async function countInScope(
  { reader }: Pick<DetectionPorts, 'reader'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<number> {
  const [withTime, withoutTime] = await Promise.all([
    reader.count(detector.source, { from: null, to: null }, signal),
    reader.countWithoutTime(detector.source, signal),
  ]);
  return withTime + withoutTime;
}

/**
 * What is not settled waits for its turn as far as it is newer than the checkpoint, and is missing beyond that;
 * what is settled and not in the source any more is gone.
 */
export function balance(
  { ingested, newer }: { ingested: number; newer: number },
  { dead_lettered, scored, skipped }: SettledOutcomes,
): Pick<Ledger, 'pending' | 'missing' | 'gone'> {
  const outstanding = ingested - scored - skipped - dead_lettered;
  const pending = Math.min(Math.max(0, outstanding), newer);
  return {
    pending,
    missing: Math.max(0, outstanding - pending),
    gone: Math.max(0, -outstanding),
  };
}

/**
 * Counts source, results and dead letters. While rows arrive, the counts are not of one instant:
 * the sum holds by construction, the split between pending and missing may be off by what arrived.
 */
export async function readLedger(
  ports: Pick<DetectionPorts, 'reader' | 'results'>,
  { detector, state }: { detector: Detector; state: DetectorState },
  signal: AbortSignal,
): Promise<Ledger> {
  const [ingested, settled, newer] = await Promise.all([
    countInScope(ports, detector, signal),
    ports.results.settledCounts(detector, signal),
    state.checkpoint === null
      ? Promise.resolve(Infinity)
      : ports.reader.count(detector.source, { from: state.checkpoint, to: null }, signal),
  ]);
  const { dead_lettered, results, skip_reasons, skipped } = settled;
  // They were not counted at the same moment.
  const outcomes = { scored: Math.max(0, results - skipped), skipped, dead_lettered };
  return { ingested, ...outcomes, skip_reasons, ...balance({ ingested, newer }, outcomes) };
}
