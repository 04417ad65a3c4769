import { percentileOf, valueAtLevel } from './quantiles';

const levels = [0, 0.5, 0.9, 1];
const quantiles = [0.3, 0.4, 0.6, 0.8];

it.each([
  [0, 0.3],
  [0.25, 0.35],
  [0.5, 0.4],
  [0.95, 0.7],
  [1, 0.8],
  [2, 0.8],
  [-1, 0.3],
])('level %d is the value %d', (level, value) => {
  expect(valueAtLevel(level, quantiles, levels)).toBeCloseTo(value, 12);
});

it('is the inverse of the percentile', () => {
  for (const value of [0.31, 0.4, 0.55, 0.79]) {
    const level = percentileOf(value, quantiles, levels) / 100;
    expect(valueAtLevel(level, quantiles, levels)).toBeCloseTo(value, 12);
  }
});

it('of nothing is 0', () => {
  expect(valueAtLevel(0.5, [], [])).toBe(0);
});
