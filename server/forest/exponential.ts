/** e to the power of x, to the same bits on every machine. */

/**
 * e^x for x in -700..700, within two units in the last place. `Math.exp` and the C library's are not the
 * same on every machine; this one is, being made of sums and products alone. It takes the steps of
 * onnxruntime's `Exp` on whole vectors, and so gives the bits that Python's onnxruntime gives: x = n ln 2
 * + r with |r| <= ln 2 / 2, e^r by a rational approximation (Moshier, "Methods and Programs for
 * Mathematical Functions", 1989, and exp.c of his Cephes library), times 2^n.
 */
export function exponential(x: number): number {
  const n = Math.floor(Math.LOG2E * x + 0.5);
  // ln 2 in two parts, so that nothing of r is lost.
  const r = x - n * 0.693145751953125 - n * 1.4286068203094173e-6;
  const square = r * r;
  const upper = r * ((1.2617719307481058e-4 * square + 3.0299440770744195e-2) * square + 1);
  const lower =
    ((3.0019850513866446e-6 * square + 2.524483403496841e-3) * square + 2.2726554820815503e-1) *
      square +
    2;
  return (2 * (upper / (lower - upper)) + 1) * 2 ** n;
}
