import fc from 'fast-check';
import type { Feature } from '../../../common/feature';
import type { Row } from './build_rows';
import { asinhOf, compressed, excessKurtosis } from './heavy_tail';
import { ColumnLearner } from './learn_columns';
import { toMatrix } from './to_matrix';

/** Quantiles of a distribution, evenly spaced. */
const spread = (quantile: (p: number) => number) =>
  Float64Array.from({ length: 2_000 }, (_, i) => quantile((i + 0.5) / 2_000));
const uniform = spread((p) => p);
const cauchy = spread((p) => Math.tan(Math.PI * (p - 0.5)));

const x: Feature = { field: 'x', missing: 'median' };

async function learnt(values: Float64Array, transform?: 'none' | 'auto') {
  const learner = new ColumnLearner([x], transform);
  const rows = Array.from(values, (value): Row => ({
    values: [value],
    missing: [],
    texts: undefined,
  }));
  const columns = (await learner.learn(rows)).map(({ trained }) => trained);
  return { columns, matrix: await toMatrix(rows, columns) };
}

it('measures tails as SciPy does', async () => {
  // scipy.stats.kurtosis
  expect(await excessKurtosis(Float64Array.of(1, 2, 3, 4, 50))).toBeCloseTo(0.236_217, 5);
  expect(await excessKurtosis(uniform)).toBeCloseTo(-1.2, 3);
  expect(await excessKurtosis(Float64Array.of(7, 7, 7))).toBe(0);
  expect(await excessKurtosis(Float64Array.of(0, 0, 0, 1e300))).toBeCloseTo(-2 / 3, 5);
});

it('takes columns with heavy tails alone, around the median in units of the quartiles', async () => {
  expect(await asinhOf(uniform)).toBeNull();
  expect(
    await asinhOf(Float64Array.from({ length: 100 }, (_, i) => (i === 99 ? 1e9 : 5))),
  ).toBeNull();
  expect(await asinhOf(cauchy.map((value) => value * 1e-250))).toBeNull();
  const { center, scale } = (await asinhOf(cauchy)) ?? { center: NaN, scale: NaN };
  expect(center).toBeCloseTo(0, 6);
  expect(scale).toBeCloseTo(2, 2);
});

it('leaves numbers alone unless the detector asks', async () => {
  expect((await learnt(cauchy)).columns[0]).not.toHaveProperty('asinh');
  expect((await learnt(cauchy)).matrix.values).toEqual(cauchy);
  expect((await learnt(uniform, 'auto')).matrix.values).toEqual(uniform);
});

it('keeps the order of values; statistics stay in the unit of the field', async () => {
  const { columns, matrix } = await learnt(cauchy, 'auto');
  const [column] = columns;
  expect(column).toMatchObject({ min: cauchy[0], max: cauchy[cauchy.length - 1] });
  const { asinh } = column ?? {};
  if (asinh === undefined) throw new Error('no asinh');
  expect(Array.from(matrix.values)).toEqual(Array.from(matrix.values).sort((a, b) => a - b));
  expect(Math.max(...matrix.values)).toBeLessThan(10);
  const value = fc.double({ noNaN: true, min: -3.4e38, max: 3.4e38 });
  fc.assert(
    fc.property(value, value, (a, b) => {
      fc.pre(a < b);
      expect(compressed(a, asinh)).toBeLessThanOrEqual(compressed(b, asinh));
    }),
  );
});

it('fills in the median before it is compressed', async () => {
  const { columns } = await learnt(cauchy, 'auto');
  const gap: Row = { values: [NaN], missing: ['x'], texts: undefined };
  expect((await toMatrix([gap], columns)).values[0]).toBe(0);
});
