/** Ranges of windows as ranges of the events that they are made of. */
import { durationToMs } from '../../../common/codecs/bounded';
import { hasHistory, windowMsOf, type Windows } from '../../../common/windows';
import type { TimeRange } from '../ports/scope';

/**
 * The events of the windows whose time lies in a range. A window's time is its last millisecond: one that
 * is not over by the end of the range is not in it. Null when no window is.
 */
export function eventRange(windows: Windows, { from, to }: TimeRange): TimeRange | null {
  const length = windowMsOf(windows);
  // The first window whose last millisecond is `from` or later, and the last that is over by `to`.
  const first = from === null ? null : Math.floor(from / length) * length;
  const end = to === null ? null : Math.floor(to / length) * length;
  return first !== null && end !== null && first >= end ? null : { from: first, to: end };
}

/** The events before these that measures look back to; null when there are none. */
export function historyRange(windows: Windows, { from }: TimeRange): TimeRange | null {
  if (from === null || !windows.measures.some(hasHistory)) return null;
  const length = windowMsOf(windows);
  // Whole windows: a measure may count in how many of them something was.
  return { from: Math.floor((from - durationToMs(windows.history)) / length) * length, to: from };
}
