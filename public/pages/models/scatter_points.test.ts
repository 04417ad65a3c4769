import type { ModelComparison } from '../../../common/api/compare_models';
import { pointsOf, scoreDomain } from './scatter_points';

const comparison = {
  left: { version: 1, threshold: 0.6, flagged: 2 },
  right: { version: 2, threshold: 0.5, flagged: 2 },
  scores: { left: [0.41, 0.6, 0.7, 0.3], right: [0.4, 0.49, 0.5, 0.8] },
} as ModelComparison;

it('parts rows by who flags them, at the threshold too', () => {
  expect(pointsOf(comparison)).toEqual({
    neither: [[0.41, 0.4]],
    left: [[0.6, 0.49]],
    both: [[0.7, 0.5]],
    right: [[0.3, 0.8]],
  });
});

it('shows all scores and both thresholds on either axis', () => {
  expect(scoreDomain(comparison)).toEqual({ min: 0.3, max: 0.8 });
  const close = { ...comparison, scores: { left: [0.52], right: [0.58] } };
  expect(scoreDomain(close)).toEqual({ min: 0.5, max: 0.6 });
  const none = { ...comparison, scores: { left: [], right: [] } };
  expect(scoreDomain(none)).toEqual({ min: 0.5, max: 0.6 });
});
