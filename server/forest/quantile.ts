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
