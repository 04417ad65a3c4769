import { decimalsApart } from './decimals_apart';

it.each([
  [0.58, 0.59, 3],
  [0.58996, 0.59, 5],
  [0.59, 0.59, 3],
  [0.59, 0.59 - 1e-14, 12],
])('tells %d from %d by %d decimals', (a, b, digits) => {
  expect(decimalsApart(a, b, 3)).toBe(digits);
});
