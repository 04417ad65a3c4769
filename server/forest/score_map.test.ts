import fc from 'fast-check';
import { exponentOf, scoreOf, slopeOf } from './score_map';

const learnt = { bounded: true };
const plain = { bounded: false };

it('is e to the exponent where nothing was learnt', () => {
  expect(scoreOf(plain, Math.log(0.5))).toBeCloseTo(0.5, 15);
  expect(exponentOf(plain, 0.5)).toBe(Math.log(0.5));
});

it('stays below 1 and rises with the exponent, far above 0 too', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -20, max: 2, noNaN: true }),
      fc.double({ min: 1e-3, max: 1, noNaN: true }),
      (exponent, more) => {
        const score = scoreOf(learnt, exponent);
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThan(1);
        expect(scoreOf(learnt, exponent + more)).toBeGreaterThan(score);
      },
    ),
  );
});

it('keeps the scale that people know up to a score of 0.7', () => {
  for (const score of [0.3, 0.4, 0.5, 0.6, 0.7]) {
    expect(Math.abs(scoreOf(learnt, Math.log(score)) - score)).toBeLessThan(0.005);
  }
});

it('can be turned round, and has the slope of its graph', () => {
  for (const forest of [plain, learnt]) {
    for (const exponent of [-2, -0.7, -0.3, -0.1, -0.01]) {
      const score = scoreOf(forest, exponent);
      expect(exponentOf(forest, score)).toBeCloseTo(exponent, 9);
      const rise = (scoreOf(forest, exponent + 1e-5) - scoreOf(forest, exponent - 1e-5)) / 2e-5;
      expect(slopeOf(forest, exponent)).toBeCloseTo(rise, 8);
    }
  }
});
