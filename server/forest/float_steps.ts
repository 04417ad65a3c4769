/** Numbers that stand next to each other, as doubles or as 32-bit floats. */
const double = new Float64Array(1);
const doubleBits = new BigInt64Array(double.buffer);
const float = new Float32Array(1);
const floatBits = new Int32Array(float.buffer);

/** The next number above a finite one: a double, or a 32-bit float. */
export function nextAbove(value: number, rounded: boolean): number {
  if (value === 0) return rounded ? 2 ** -149 : Number.MIN_VALUE;
  if (!rounded) {
    double[0] = value;
    doubleBits[0] = (doubleBits[0] ?? 0n) + (value > 0 ? 1n : -1n);
    return double[0];
  }
  float[0] = value;
  if (float[0] > value) return float[0];
  if (float[0] === 0) return 2 ** -149;
  floatBits[0] = (floatBits[0] ?? 0) + (value > 0 ? 1 : -1);
  return float[0];
}

/** The greatest number, double or 32-bit float, that is not above the given one. */
export function greatestUpTo(value: number, rounded: boolean): number {
  if (!rounded) return value;
  const nearest = Math.fround(value);
  return nearest <= value ? nearest : -nextAbove(-value, true);
}
