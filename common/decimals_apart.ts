/** Decimals at which two numbers no longer read the same. */

const most = 12;

/** From `least` to 12; `least` for equal numbers. */
export function decimalsApart(a: number, b: number, least: number): number {
  if (a === b) return least;
  let digits = least;
  while (digits < most && a.toFixed(digits) === b.toFixed(digits)) digits += 1;
  return digits;
}
