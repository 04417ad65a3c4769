import type { SeedStability } from '../../../common/api/seed_stability';
import { stabilityFigures } from './stability_figures';

const pair = (rank_correlation: number | null, flag_agreement: number | null) => ({
  a: 1,
  b: 2,
  rank_correlation,
  flag_agreement,
});

it('takes the least and the mean of the pairs that have a figure', () => {
  const stability = {
    pairs: [pair(0.9, 0.5), pair(0.8, null), pair(null, 0.7)],
    flagged_by: [90, 4, 3, 3],
  } as SeedStability;
  const figures = stabilityFigures(stability);
  expect(figures.correlation?.least).toBe(0.8);
  expect(figures.correlation?.mean).toBeCloseTo(0.85, 12);
  expect(figures.agreement?.mean).toBeCloseTo(0.6, 12);
  expect(figures).toMatchObject({ flaggedByAny: 10, flaggedByAll: 3 });
});

it('has none where no pair has one', () => {
  const stability = {
    pairs: [pair(null, null)],
    flagged_by: [5, 0, 0],
  } as unknown as SeedStability;
  expect(stabilityFigures(stability)).toEqual({
    correlation: null,
    agreement: null,
    flaggedByAny: 0,
    flaggedByAll: 0,
  });
});
