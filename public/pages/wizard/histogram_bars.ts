/** The bars of a histogram of scores, parted at the threshold. */

export interface ScoreRange {
  from: number;
  to: number;
}

interface Bar {
  /** Where its interval begins. */
  score: number;
  rows: number;
}

export interface HistogramBars {
  /** Width of a bar, in score. */
  interval: number;
  under: Bar[];
  over: Bar[];
}

/** The scores that occur, with room on both sides; whole bars. */
export function rangeOf(histogram: readonly number[]): ScoreRange {
  const { length } = histogram;
  const first = histogram.findIndex((rows) => rows > 0);
  if (first === -1) return { from: 0, to: 1 };
  const last = length - 1 - [...histogram].reverse().findIndex((rows) => rows > 0);
  return { from: Math.max(0, first - 2) / length, to: Math.min(length, last + 3) / length };
}

/**
 * Bars within a range. A threshold within a bar parts it by width, as if its rows were spread evenly.
 */
export function histogramBars(
  histogram: readonly number[],
  { range, threshold }: { range: ScoreRange; threshold: number },
): HistogramBars {
  const interval = 1 / histogram.length;
  const bars = histogram
    .map((rows, i) => ({ score: i * interval, rows }))
    .filter(({ score }) => score >= range.from - interval / 2 && score < range.to - interval / 2);
  const shareOver = ({ score }: Bar) =>
    Math.min(1, Math.max(0, (score + interval - threshold) / interval));
  return {
    interval,
    under: bars.map((bar) => ({ ...bar, rows: bar.rows * (1 - shareOver(bar)) })),
    over: bars.map((bar) => ({ ...bar, rows: bar.rows * shareOver(bar) })),
  };
}
