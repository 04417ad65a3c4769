/** Counts of events in windows beside the Poisson distribution of the same mean. */
import { mostBins, type CountBin } from '../../../common/api/event_counts';
import { createPoissonCdf } from './poisson';

/** Windows by how many events they have; those without any are among them, as 0. */
export type WindowsByCount = ReadonlyMap<number, number>;

export interface CountStatistics {
  windows: number;
  mean: number;
  variance: number;
  dispersion_index: number;
  most: number;
  ks_distance: number;
  bins: CountBin[];
}

type Pair = readonly [count: number, windows: number];

function meanAndVariance(pairs: readonly Pair[], windows: number) {
  const mean = pairs.reduce((sum, [count, times]) => sum + count * times, 0) / windows;
  const squares = pairs.reduce((sum, [count, times]) => sum + times * (count - mean) ** 2, 0);
  return { mean, variance: windows < 2 ? 0 : squares / (windows - 1) };
}

/**
 * Largest distance of the two distribution functions, as the Kolmogorov-Smirnov statistic has it.
 * Both are steps that rise at whole numbers: their distance is greatest at a count, or just below one.
 */
function kolmogorovSmirnov(
  pairs: readonly Pair[],
  { mean, windows }: { mean: number; windows: number },
) {
  const cdf = createPoissonCdf(mean);
  let distance = 0;
  let seen = 0;
  for (const [count, times] of pairs) {
    if (count > 0) distance = Math.max(distance, Math.abs(seen / windows - cdf(count - 1)));
    seen += times;
    distance = Math.max(distance, Math.abs(seen / windows - cdf(count)));
  }
  return distance;
}

/** The smallest count that at least a share of the windows do not exceed. */
function quantileOf(pairs: readonly Pair[], rank: number): number {
  let seen = 0;
  for (const [count, times] of pairs) {
    seen += times;
    if (seen >= rank) return count;
  }
  return pairs[pairs.length - 1]?.[0] ?? 0;
}

/** Share of the windows, and of Poisson's, that may lie beyond either end of what is shown. */
const beyond = 0.0005;

/** First and last count that are told apart: nearly all of both distributions lies between them. */
function shownCounts(pairs: readonly Pair[], { mean, windows }: { mean: number; windows: number }) {
  const most = pairs[pairs.length - 1]?.[0] ?? 0;
  const spread = 3.3 * Math.sqrt(mean);
  const low = Math.min(quantileOf(pairs, beyond * windows), Math.floor(mean - spread));
  const high = Math.max(quantileOf(pairs, (1 - beyond) * windows), Math.ceil(mean + spread));
  const isFew = most < mostBins && high < mostBins;
  return isFew
    ? { first: 0, last: Math.max(most, Math.min(high, most + 3)) }
    : { first: Math.max(0, low), last: high };
}

function binsOf(
  pairs: readonly Pair[],
  { mean, windows }: { mean: number; windows: number },
): CountBin[] {
  const { first, last } = shownCounts(pairs, { mean, windows });
  const width = Math.ceil((last - first + 1) / mostBins);
  const size = Math.ceil((last - first + 1) / width);
  const counts = new Array<number>(size).fill(0);
  for (const [count, times] of pairs) {
    const bin = Math.min(size - 1, Math.max(0, Math.floor((count - first) / width)));
    counts[bin] = (counts[bin] ?? 0) + times;
  }
  const cdf = createPoissonCdf(mean);
  let below = 0;
  return counts.map((inBin, bin) => {
    const from = first + bin * width;
    const to = from + width - 1;
    const isLast = bin === size - 1;
    const upTo = isLast ? 1 : cdf(to);
    const poisson = Math.max(0, upTo - below);
    below = upTo;
    return {
      from,
      to,
      windows: inBin,
      share: inBin / windows,
      poisson,
    };
  });
}

/**
 * Mean, variance, dispersion index (Fisher: 1 of a Poisson distribution), distance from Poisson, and
 * the bins of the histogram.
 * @param byCount at least one window
 */
export function countStatistics(byCount: WindowsByCount): CountStatistics {
  const pairs: Pair[] = [...byCount].filter(([, times]) => times > 0).sort(([a], [b]) => a - b);
  const windows = pairs.reduce((sum, [, times]) => sum + times, 0);
  const { mean, variance } = meanAndVariance(pairs, windows);
  return {
    windows,
    mean,
    variance,
    dispersion_index: mean === 0 ? 0 : variance / mean,
    most: pairs[pairs.length - 1]?.[0] ?? 0,
    ks_distance: kolmogorovSmirnov(pairs, { mean, windows }),
    bins: binsOf(pairs, { mean, windows }),
  };
}
