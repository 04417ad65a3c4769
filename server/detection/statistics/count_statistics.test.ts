import { mostBins } from '../../../common/api/event_counts';
import { countStatistics } from './count_statistics';
import { poissonProbability } from './poisson';
import { poissonDraws } from './seeded_draws.mock';

function byCount(counts: readonly number[]): Map<number, number> {
  const windows = new Map<number, number>();
  for (const count of counts) windows.set(count, (windows.get(count) ?? 0) + 1);
  return windows;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

// Distances by scipy 1.17.1: the greatest |empirical CDF - scipy.stats.poisson.cdf| over all counts of
// the same draws; means and variances by numpy.
it.each([
  [poissonDraws(11, 5_000, 3.5), 3.4726, 0.9973915649339625, 0.005756594093975553],
  [poissonDraws(12, 2_000, 120), 120.1365, 1.008914621998667, 0.01245350088431102],
  [
    [...Array<number>(500).fill(0), ...Array<number>(500).fill(10)],
    5,
    5.005005005005005,
    0.4932620530009145,
  ],
])('has the mean, dispersion and distance that scipy has (%#)', (draws, mean, index, distance) => {
  const found = countStatistics(byCount(draws));
  expect(found.mean).toBeCloseTo(mean, 9);
  expect(found.dispersion_index).toBeCloseTo(index, 9);
  expect(found.ks_distance).toBeCloseTo(distance, 9);
  expect(found.windows).toBe(draws.length);
  expect(found.most).toBe(Math.max(...draws));
});

it('shows each count by itself while there are few', () => {
  const { bins, mean } = countStatistics(byCount(poissonDraws(11, 5_000, 3.5)));
  expect(bins[0]).toMatchObject({ from: 0, to: 0 });
  expect(bins[4]).toMatchObject({ from: 4, to: 4 });
  expect(bins[4]?.poisson).toBeCloseTo(poissonProbability(4, mean), 12);
  expect(sum(bins.map(({ share }) => share))).toBeCloseTo(1, 12);
  expect(sum(bins.map(({ poisson }) => poisson))).toBeCloseTo(1, 12);
});

it('takes many counts together, and what lies far out in the last', () => {
  const draws = [...poissonDraws(13, 20_000, 500), 1_000_000];
  const { bins, most } = countStatistics(byCount(draws));
  expect(most).toBe(1_000_000);
  expect(bins.length).toBeLessThanOrEqual(mostBins);
  expect(bins.length).toBeGreaterThan(mostBins / 2);
  expect(bins[0]?.from).toBeGreaterThan(350);
  expect(bins[bins.length - 1]?.to).toBeLessThan(700);
  expect(bins[bins.length - 1]?.windows).toBeGreaterThan(0);
  expect(sum(bins.map(({ windows }) => windows))).toBe(draws.length);
  for (const [i, { from }] of bins.entries()) {
    const before = bins[i - 1]?.to;
    if (before !== undefined) expect(from).toBe(before + 1);
  }
});

it('tells bursts from a constant rate', () => {
  const quiet = poissonDraws(14, 1_000, 1);
  const { dispersion_index: index } = countStatistics(byCount([...quiet, 300, 280]));
  expect(index).toBeGreaterThan(50);
});

it('has one window where there is one', () => {
  expect(countStatistics(new Map([[4, 1]]))).toMatchObject({ mean: 4, variance: 0, most: 4 });
});
