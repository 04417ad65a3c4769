/** Quantiles of scores. */

/**
 * The quantile of ascending values by linear interpolation (type 7 of Hyndman and Fan 1996, the
 * default of NumPy and thus of scikit-learn's contamination); 0 for no values.
 * @param level 0..1
 */
export function quantileOfSorted(sorted: ArrayLike<number>, level: number): number {
  const position = (sorted.length - 1) * Math.min(1, Math.max(0, level));
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

/**
 * Where a value stands among quantiles, 0..100: the inverse of `quantileOfSorted`, interpolated.
 * @param quantiles ascending values at `levels` (ascending, 0..1), both of one length
 */
export function percentileOf(
  value: number,
  quantiles: readonly number[],
  levels: readonly number[],
): number {
  let [above, end] = [0, quantiles.length];
  while (above < end) {
    const middle = (above + end) >>> 1;
    if ((quantiles[middle] ?? Infinity) > value) end = middle;
    else above = middle + 1;
  }
  if (above === 0) return 0;
  if (above === quantiles.length) return 100;
  const low = quantiles[above - 1] ?? 0;
  const high = quantiles[above] ?? low;
  const from = levels[above - 1] ?? 0;
  const to = levels[above] ?? from;
  const share = high > low ? (value - low) / (high - low) : 0;
  return 100 * (from + (to - from) * share);
}
