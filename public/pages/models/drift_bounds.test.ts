import { barEnd } from './drift_bounds';

it.each([
  [[], 0.3],
  [[0.02, 0.3], 0.3],
  [[0.31], 0.5],
  [[4.2, 0.1], 5],
  [[12.3], 13],
])('ends bars of %j at %d', (indices, end) => {
  expect(barEnd(indices)).toBe(end);
});
