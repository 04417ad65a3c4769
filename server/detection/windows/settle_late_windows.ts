/** The way of reconcile runs over the windows of the look-back: in slices, each run from where the last one got. */
import type { Detector } from '../../../common/detector';
import { throwIfAborted } from '../abort';
import { changeState } from '../detectors/detector_runs';
import type { SourceDocument } from '../ports/source_reader';
import type { TimeRange } from '../ports/scope';
import type { DetectionPorts } from '../services';
import { nameLongHistory } from './name_long_history';
import { compareWindows } from './reconcile_windows';

/** How often a run stores how far it got, in milliseconds: what a cancelled one has to do again. */
const keepEveryMs = 2_000;

interface Way {
  detector: Detector;
  range: TimeRange;
  /** Milliseconds since 1970 from which on no further slice is begun. */
  deadline: number;
  /** From the beginning of the range, wherever runs before got to. */
  thorough?: boolean | undefined;
  /** Scores windows and writes their results; an older result of a window is overwritten. */
  settle: (page: SourceDocument[]) => Promise<void>;
}

type Ports = Pick<DetectionPorts, 'clock' | 'detectors' | 'reader' | 'results' | 'states'>;

async function keepReached(ports: Ports, { id }: Detector, reached: number | null): Promise<void> {
  await changeState(ports, id, ({ windows_compared_to: _, ...state }) =>
    reached === null ? state : { ...state, windows_compared_to: reached },
  );
}

/** Where this run begins: a way whose beginning the look-back has left behind goes on at that. */
function beginOf({ from }: TimeRange, reached: number | undefined): number | null {
  if (reached === undefined) return from;
  return from === null ? reached : Math.max(from, reached);
}

/**
 * A slice is gone through to its end, for the windows that look back to late ones would not be found by
 * the next run. How far the run gets stands in the state, so that also cancelled ones move on.
 * @returns whether the rest is left to the next run
 * @throws AppError as the ports, ABORTED
 */
export async function settleLateWindows(
  ports: Ports,
  { detector, range, deadline, thorough, settle }: Way,
  signal: AbortSignal,
): Promise<boolean> {
  const { value: state } = await ports.states.get(detector.id);
  const from = thorough ? range.from : beginOf(range, state.windows_compared_to);
  const { clock } = ports;
  let keptAt = clock.now();
  const slices = compareWindows(ports, { detector, range: { ...range, from } }, signal);
  for await (const { pages, reached } of slices) {
    for await (const page of nameLongHistory(pages, { detector, clock, deadline })) {
      await settle(page);
    }
    throwIfAborted(signal);
    const now = clock.now();
    // Windows of one time may fill more than a slice: a run must get beyond where it began.
    const isOver = now >= deadline && reached > (from ?? -Infinity);
    if (isOver || now - keptAt >= keepEveryMs) {
      await keepReached(ports, detector, reached);
      keptAt = now;
    }
    if (isOver) return true;
  }
  await keepReached(ports, detector, null);
  return false;
}
