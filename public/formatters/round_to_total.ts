/** Rounding that keeps a sum: what a reader adds up must be what the page says. */

/**
 * The values rounded to `decimals`, so that they add up to their sum rounded likewise. The values
 * whose rounding lost most carry the difference (largest remainder method).
 */
export function roundToTotal(values: readonly number[], decimals: number): number[] {
  const unit = 10 ** decimals;
  const scaled = values.map((value) => value * unit);
  const floors = scaled.map(Math.floor);
  const total = Math.round(scaled.reduce((sum, value) => sum + value, 0));
  const missing = total - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = scaled
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  const raised = new Set(byRemainder.slice(0, missing).map(({ i }) => i));
  return floors.map((value, i) => (value + (raised.has(i) ? 1 : 0)) / unit);
}
