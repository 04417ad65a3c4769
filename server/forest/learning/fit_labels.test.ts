import fc from 'fast-check';
import { Matrix as Dense } from 'ml-matrix';
import { fitLabels } from './fit_labels';

/** Points on a line, alike by how near they are: a kernel that is positive semi-definite, twins included. */
const anyFit = fc
  .array(
    fc.record({
      at: fc.double({ min: -3, max: 3, noNaN: true }),
      offset: fc.double({ min: -4, max: 4, noNaN: true }),
      sign: fc.constantFrom(1, -1),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((labels) => ({
    kernel: new Dense(labels.map((a) => labels.map((b) => 2 * Math.exp(-((a.at - b.at) ** 2))))),
    offset: Float64Array.from(labels, ({ offset }) => offset),
    signs: Int8Array.from(labels, ({ sign }) => sign),
    lambda: 0.1,
  }));

it('finds weights at which the loss is flat, each of its label’s sign and at most 1 / lambda', () => {
  fc.assert(
    fc.property(anyFit, (fit) => {
      const { kernel, offset, signs, lambda } = fit;
      const weights = fitLabels(fit);
      const sums = kernel.mmul(Dense.columnVector(weights)).to1DArray();
      weights.forEach((weight, i) => {
        const sign = signs[i] ?? 0;
        const margin = sign * ((offset[i] ?? 0) + (sums[i] ?? 0));
        expect(lambda * weight).toBeCloseTo(sign / (1 + Math.exp(margin)), 8);
        expect(weight * sign).toBeGreaterThan(0);
        expect(weight * sign).toBeLessThanOrEqual(1 / lambda);
      });
    }),
    { numRuns: 200 },
  );
});
