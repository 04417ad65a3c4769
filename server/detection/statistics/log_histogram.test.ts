import { LogHistogram } from './log_histogram';

const of = (amounts: readonly number[], width = 0.001) => {
  const histogram = new LogHistogram(width);
  for (const amount of amounts) histogram.add(amount);
  return histogram;
};

it('has the mean and variance of the sample', () => {
  const histogram = of([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(histogram.mean).toBe(5);
  expect(histogram.variance).toBeCloseTo(32 / 7, 12);
  expect([histogram.min, histogram.max, histogram.count]).toEqual([2, 9, 8]);
});

it.each([
  [0, 1],
  [0.5, 500],
  [0.95, 950],
  [1, 1000],
])('has the quantile %d to half of a bin', (level, expected) => {
  const histogram = of(Array.from({ length: 1000 }, (_, i) => i + 1));
  expect(Math.abs(histogram.quantile(level) / expected - 1)).toBeLessThan(0.0006);
});

it('keeps zeros apart, and its bins add up', () => {
  const histogram = of([0, 0, 0, 1000, 1001, 5000]);
  const bins = histogram.bins();
  expect(bins[0]).toEqual({ from: 0, to: 0, count: 3 });
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  expect(histogram.quantile(0.5)).toBe(0);
  for (const { from, to } of bins.slice(1)) expect(to / from).toBeCloseTo(Math.exp(0.001), 9);
});

it('needs no more memory for more amounts', () => {
  const histogram = new LogHistogram(0.01);
  for (let i = 1; i <= 200_000; i++) histogram.add(i * 1.1);
  expect(histogram.bins().length).toBeLessThan(Math.log(220_000) / 0.01 + 1);
});

it('says that there is nothing', () => {
  const histogram = of([]);
  expect([histogram.mean, histogram.variance, histogram.quantile(0.5)]).toEqual([0, 0, NaN]);
});
