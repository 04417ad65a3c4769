/** Between a value and its level, by quantiles that were kept: what server and pages share. */

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

/** The value at a level, 0..1, interpolated: the inverse of `percentileOf`; 0 for no quantiles. */
export function valueAtLevel(
  level: number,
  quantiles: readonly number[],
  levels: readonly number[],
): number {
  const above = levels.findIndex((known) => known >= level);
  const end = above === -1 ? levels.length - 1 : above;
  const value = quantiles[end] ?? 0;
  const below = quantiles[end - 1];
  const [from, to] = [levels[end - 1] ?? 0, levels[end] ?? 0];
  if (below === undefined || to <= from) return value;
  const share = Math.min(1, Math.max(0, (level - from) / (to - from)));
  return below + (value - below) * share;
}
