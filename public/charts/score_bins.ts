/** Which part of a histogram of scores is worth showing, and its bins as shares. */

export interface BinRange {
  /** Edges of the first and last bin shown, 0..1. */
  from: number;
  to: number;
  /** Width of a bin. */
  width: number;
}

/** From the first to the last interval with a row, with one beyond each end; all where there is none. */
export function shownBins(histograms: readonly (readonly number[])[]): BinRange {
  const bins = Math.max(1, ...histograms.map(({ length }) => length));
  const filled = histograms.flatMap((counts) =>
    counts.flatMap((count, bin) => (count > 0 ? [bin] : [])),
  );
  if (filled.length === 0) return { from: 0, to: 1, width: 1 / bins };
  const first = Math.max(0, Math.min(...filled) - 1);
  const last = Math.min(bins - 1, Math.max(...filled) + 1);
  return { from: first / bins, to: (last + 1) / bins, width: 1 / bins };
}

export interface ScoreBin {
  /** Lower edge, 0..1. */
  score: number;
  /** Percent of all rows. */
  share: number;
}

/** Share of the rows, in percent, of each interval shown. */
export function sharesOf(counts: readonly number[], { from, to }: BinRange): ScoreBin[] {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const [first, end] = [Math.round(from * counts.length), Math.round(to * counts.length)];
  return counts.slice(first, end).map((count, i) => ({
    score: (first + i) / counts.length,
    share: rows === 0 ? 0 : (100 * count) / rows,
  }));
}
