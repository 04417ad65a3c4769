import fc from 'fast-check';
import { roundToTotal } from './round_to_total';

describe('roundToTotal', () => {
  it('carries what rounding each by itself would lose', () => {
    expect(roundToTotal([1 / 3, 1 / 3, 1 / 3], 3)).toEqual([0.334, 0.333, 0.333]);
  });

  it('takes negative values', () => {
    expect(roundToTotal([0.4316, -0.0016, 0.1], 3)).toEqual([0.432, -0.002, 0.1]);
  });

  it('adds up to the rounded sum and moves no value by more than a unit', () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 50 });
    fc.assert(
      fc.property(values, (list) => {
        const shown = roundToTotal(list, 3);
        const total = Math.round(list.reduce((sum, value) => sum + value * 1000, 0));
        const shownTotal = shown.reduce((sum, value) => sum + Math.round(value * 1000), 0);
        expect(Math.abs(shownTotal - total)).toBe(0);
        shown.forEach((value, i) =>
          expect(Math.abs(value - (list[i] ?? Number.NaN))).toBeLessThanOrEqual(0.001 + 1e-9),
        );
      }),
    );
  });
});
