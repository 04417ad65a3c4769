import { arrivalBins, exponentialDistance } from './arrival_statistics';
import { LogHistogram } from './log_histogram';
import { exponentialDraws } from './seeded_draws.mock';

const of = (intervals: readonly number[]) => {
  const histogram = new LogHistogram(0.001);
  for (const ms of intervals) histogram.add(ms);
  return histogram;
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const draws = exponentialDraws(7, 5_000, 60_000);

// Distances by scipy 1.17.1: scipy.stats.kstest(draws, 'expon', args=(0, mean)).statistic of the same
// values; moments and quantiles by numpy.
it.each([
  [draws, 59_647.8906, 0.01325636392507018],
  [Array.from({ length: 1_000 }, (_, i) => i + 1), 500.5, 0.1540799098456055],
])('has the distance that scipy has, to 0.0004 (%#)', (intervals, mean, distance) => {
  const histogram = of(intervals);
  expect(histogram.mean).toBeCloseTo(mean, 6);
  expect(Math.abs(exponentialDistance(histogram) - distance)).toBeLessThan(0.0004);
});

it('has the moments and quantiles that numpy has', () => {
  const histogram = of(draws);
  expect(Math.sqrt(histogram.variance) / histogram.mean).toBeCloseTo(0.9780187092984777, 9);
  expect(Math.abs(histogram.quantile(0.5) / 42_380 - 1)).toBeLessThan(0.002);
  expect(Math.abs(histogram.quantile(0.95) / 178_536 - 1)).toBeLessThan(0.001);
});

it('bins up to five means, and takes the rest together', () => {
  const bins = arrivalBins(of(draws));
  expect(bins.length).toBeLessThanOrEqual(60);
  expect(sum(bins.map(({ intervals }) => intervals))).toBe(draws.length);
  expect(sum(bins.map(({ exponential }) => exponential))).toBeCloseTo(1, 12);
  const last = bins[bins.length - 1];
  expect(last?.to_ms).toBeNull();
  expect(last?.exponential).toBeCloseTo(Math.exp(-5), 3);
  for (const { exponential, share } of bins)
    expect(Math.abs(share - exponential)).toBeLessThan(0.02);
});

it.each([
  ['all at once', [0, 0, 0]],
  ['all alike', [1_000, 1_000, 1_000]],
  ['a millisecond apart', [1, 0, 1, 2]],
])('stands events that come %s', (_, intervals) => {
  const histogram = of(intervals);
  const bins = arrivalBins(histogram);
  expect(sum(bins.map((bin) => bin.intervals))).toBe(intervals.length);
  expect(sum(bins.map(({ exponential }) => exponential))).toBeCloseTo(1, 12);
  const distance = exponentialDistance(histogram);
  expect(distance >= 0 && distance <= 1).toBe(true);
});
