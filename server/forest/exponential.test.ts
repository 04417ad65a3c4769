import fc from 'fast-check';
import { exponential } from './exponential';

it('is e to the power of x, within two units in the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(5e-16);
    }),
    { numRuns: 5_000 },
  );
});

it('is exactly 1 for 0, and no number for none', () => {
  expect(exponential(0)).toBe(1);
  expect(exponential(NaN)).toBeNaN();
});
