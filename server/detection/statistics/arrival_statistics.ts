/** Times between events beside the exponential distribution that fits them. */
import type { ArrivalBin } from '../../../common/api/arrival_times';
import { mostBins } from '../../../common/api/event_counts';
import type { LogHistogram } from './log_histogram';

/** Share of an exponential distribution that is at most this long, 0..1. */
export const exponentialCdf = (ms: number, mean: number): number =>
  mean === 0 ? 1 : -Math.expm1(-ms / mean);

/**
 * Largest distance of the two distribution functions (Kolmogorov-Smirnov). That of the intervals is
 * known at the edges of bins: within one the exponential rises by at most 0.37 of the bin's relative
 * width, and that is how far off this can be.
 */
export function exponentialDistance(intervals: LogHistogram): number {
  const { count: all, mean } = intervals;
  let distance = 0;
  let seen = 0;
  for (const { from, to, count } of intervals.bins()) {
    distance = Math.max(distance, Math.abs(exponentialCdf(from, mean) - seen / all));
    seen += count;
    distance = Math.max(distance, Math.abs(seen / all - exponentialCdf(to, mean)));
  }
  return distance;
}

/** As many means as are told apart: 0.7 % of an exponential distribution is longer. */
const shownMeans = 5;

/** Bins of equal width up to five times the mean, and one for what is longer. */
export function arrivalBins(intervals: LogHistogram): ArrivalBin[] {
  const { count: all, max, mean } = intervals;
  const end = Math.max(1, Math.min(max + 1, shownMeans * mean));
  // Times are whole milliseconds: a bin of part of one would be empty, or full, by chance.
  const width = Math.max(1, Math.ceil(end / (mostBins - 1)));
  const size = Math.ceil(end / width);
  const counts = new Array<number>(size + 1).fill(0);
  for (const { from, to, count } of intervals.bins()) {
    const bin = Math.min(size, Math.floor(Math.sqrt(from * to) / width));
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  let below = 0;
  return counts.map((inBin, bin) => {
    const isLast = bin === size;
    const [from, to] = [bin * width, (bin + 1) * width];
    const upTo = isLast ? 1 : exponentialCdf(to, mean);
    const exponential = upTo - below;
    below = upTo;
    return {
      from_ms: from,
      to_ms: isLast ? null : to,
      intervals: inBin,
      share: inBin / all,
      exponential,
    };
  });
}
