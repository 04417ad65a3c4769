import { scoreQuantileLevels } from '../../../common/model_manifest';
import { quantileOf, trainingQuantile } from './quantiles';

it('finds a level among quantiles', () => {
  const quantiles = [
    { level: 0.5, score: 0.4 },
    { level: 0.99, score: 0.6 },
  ];
  expect(quantileOf(quantiles, 0.99)).toBe(0.6);
  expect(quantileOf(quantiles, 0.9)).toBeUndefined();
  expect(quantileOf([], 0.5)).toBeUndefined();
});

it('finds a level among those that a manifest keeps', () => {
  // As high as the level itself, so that the right one shows.
  const manifest = { score_quantiles: [...scoreQuantileLevels] };
  expect(trainingQuantile(manifest, 0.99)).toBeCloseTo(0.99, 12);
  expect(trainingQuantile(manifest, 0.5)).toBe(0.5);
  expect(trainingQuantile(manifest, 0.123)).toBeUndefined();
});
