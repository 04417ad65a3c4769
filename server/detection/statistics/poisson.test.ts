import { createPoissonCdf, logFactorial, poissonProbability } from './poisson';

// Figures of scipy 1.17.1: scipy.stats.poisson.pmf and cdf, scipy.special.gammaln.
it.each([
  [0, 0.5, 0.6065306597126334],
  [3, 3.5, 0.215785469038651],
  [70, 64, 0.03625319619760357],
  [1000, 1000, 0.01261461134870819],
])('has the probability of %d when %d are expected', (count, mean, expected) => {
  expect(Math.abs(poissonProbability(count, mean) / expected - 1)).toBeLessThan(1e-11);
});

it('sums them up, whatever the mean', () => {
  expect(createPoissonCdf(3.5)(3)).toBeCloseTo(0.536632667900785, 12);
  expect(createPoissonCdf(1_000_000)(1_000_500)).toBeCloseTo(0.6916824365452101, 9);
  const cdf = createPoissonCdf(20);
  const values = [0, 5, 20, 40, 1_000_000].map(cdf);
  expect([...values].sort((a, b) => a - b)).toEqual(values);
  expect(values[4]).toBe(1);
});

it('expects nothing where nothing is expected', () => {
  expect([poissonProbability(0, 0), poissonProbability(1, 0)]).toEqual([1, 0]);
  expect(createPoissonCdf(0)(0)).toBe(1);
});

it('goes from sums of logarithms over to the series without a step', () => {
  for (const k of [62, 63, 64, 65]) {
    expect(logFactorial(k) - logFactorial(k - 1)).toBeCloseTo(Math.log(k), 11);
  }
  expect(logFactorial(100)).toBeCloseTo(363.73937555556347, 10);
});
