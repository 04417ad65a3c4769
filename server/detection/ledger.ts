/** The sum that must come out even: every document in scope is somewhere. */
import type { Detector } from '../../common/detector';
import type { DetectorState, Ledger } from '../../common/detector_state';
import type { DetectionPorts } from './services';

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
  const results = [...settled.by_status.values()].reduce((sum, count) => sum + count, 0);
  const skipped = settled.by_status.get('skipped') ?? 0;
  const outstanding = ingested - results - settled.dead_lettered;
  const pending = Math.min(Math.max(0, outstanding), newer);
  return {
    ingested,
    scored: results - skipped,
    skipped,
    skip_reasons: settled.skip_reasons,
    dead_lettered: settled.dead_lettered,
    pending,
    missing: Math.max(0, outstanding - pending),
    gone: Math.max(0, -outstanding),
  };
}
