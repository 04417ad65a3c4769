import { rankCorrelation } from './rank_correlation';

const of = (...values: number[]) => Float64Array.from(values);

it('is 1 for the same order and -1 for the other way round, whatever the distances', () => {
  expect(rankCorrelation(of(1, 2, 3, 100), of(0.1, 0.2, 0.5, 0.6))).toBe(1);
  expect(rankCorrelation(of(1, 2, 3, 100), of(9, 8, 7, 6))).toBe(-1);
});

it('gives ties the mean of their ranks', () => {
  // scipy.stats.spearmanr([1, 2, 2, 3, 5], [1, 3, 2, 2, 9]) = 0.7631578947368421
  expect(rankCorrelation(of(1, 2, 2, 3, 5), of(1, 3, 2, 2, 9))).toBeCloseTo(0.763157894736842, 12);
});

it('is null where there is no order', () => {
  expect(rankCorrelation(of(1, 1, 1), of(1, 2, 3))).toBeNull();
  expect(rankCorrelation(of(), of())).toBeNull();
});
