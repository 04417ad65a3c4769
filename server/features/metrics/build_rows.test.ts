import type { Feature } from '../../../common/detector';
import { buildRow, toMatrix } from './build_rows';
import { columnStatistics } from './column_statistics';
import { readField } from './read_field';

const skip = (field: string): Feature => ({ field, missing: 'skip' });
const median = (field: string): Feature => ({ field, missing: 'median' });

describe('readField', () => {
  it.each([
    [{ a: { b: { c: 1 } } }, 1],
    [{ 'a.b.c': 2 }, 2],
    [{ a: { 'b.c': 3 } }, 3],
    [{ 'a.b': { c: 4 } }, 4],
    [{ a: [{ b: { c: 5 } }] }, undefined],
    [{ a: 'text' }, undefined],
    [null, undefined],
  ])('finds a.b.c in %j', (source, expected) => {
    expect(readField(source, 'a.b.c')).toBe(expected);
  });

  it('sees own keys only', () => {
    expect(readField({}, 'constructor.name')).toBeUndefined();
    expect(readField({}, '__proto__')).toBeUndefined();
  });
});

describe('buildRow', () => {
  it.each([
    [1.5, 1.5],
    ['1.5', 1.5],
    [' -2e3 ', -2000],
    [true, 1],
    [false, 0],
    [-0, -0],
    [5e-324, 5e-324],
    [3.4e38, 3.4e38],
  ])('takes %j', (value, expected) => {
    expect(buildRow({ x: value }, [skip('x')])).toEqual({
      values: [expected],
      missing: [],
    });
  });

  it.each([
    [undefined, 'FEATURE_MISSING'],
    ['', 'FEATURE_MISSING'],
    [null, 'FEATURE_NULL'],
    ['hot', 'FEATURE_NOT_NUMERIC'],
    ['0x1f', 'FEATURE_NOT_NUMERIC'],
    [{ y: 1 }, 'FEATURE_NOT_NUMERIC'],
    [[1], 'FEATURE_IS_ARRAY'],
    ['NaN', 'FEATURE_NOT_FINITE'],
    ['-Infinity', 'FEATURE_NOT_FINITE'],
    [NaN, 'FEATURE_NOT_FINITE'],
    [Infinity, 'FEATURE_TOO_LARGE'],
    [1e39, 'FEATURE_TOO_LARGE'],
    ['-1e39', 'FEATURE_TOO_LARGE'],
  ])('refuses %j with %s', (value, code) => {
    expect(buildRow({ x: value }, [skip('x')])).toEqual({ code, field: 'x' });
  });

  it('refuses a value outside the limits of the feature', () => {
    const feature: Feature = { field: 'x', missing: 'skip', min: 0, max: 100 };
    expect(buildRow({ x: 100 }, [feature])).toHaveProperty('values');
    expect(buildRow({ x: 100.1 }, [feature])).toEqual({
      code: 'FEATURE_OUT_OF_LIMITS',
      field: 'x',
    });
  });

  it('lets the median stand in for what is missing, and for nothing else', () => {
    expect(buildRow({ x: null }, [median('x')])).toEqual({
      values: [NaN],
      missing: ['x'],
    });
    expect(buildRow({ x: 'hot' }, [median('x')])).toEqual({
      code: 'FEATURE_NOT_NUMERIC',
      field: 'x',
    });
  });
});

test('a matrix holds no NaN: the fill value stands in', () => {
  const rows = [
    { values: [1, NaN], missing: ['y'] },
    { values: [2, 4], missing: [] },
    { values: [3, 6], missing: [] },
  ];
  const statistics = [0, 1].map((column) => columnStatistics(rows, column));
  expect(statistics[1]).toEqual({ median: 5, min: 4, max: 6, present: 2 });
  const matrix = toMatrix(
    rows,
    statistics.map((column) => column.median),
  );
  expect(Array.from(matrix.values)).toEqual([1, 5, 2, 4, 3, 6]);
});
