import type { Feature } from '../../../common/feature';
import { buildRow } from './build_rows';
import { columnStatistics, presentValues } from './column_statistics';
import { ColumnLearner } from './learn_columns';
import { readField } from './read_field';
import { toMatrix } from './to_matrix';

const skip = (field: string): Feature => ({ field, missing: 'skip' });
const median = (field: string): Feature => ({ field, missing: 'median' });
const moment = Date.UTC(2026, 0, 1, 3, 12);

const rowOf = (source: unknown, ...features: Feature[]) =>
  buildRow({ source, time: moment }, { features, source: { time_field: '@timestamp' } });

describe('readField', () => {
  it.each([
    [{ a: { b: { c: 1 } } }, 1],
    [{ 'a.b.c': 2 }, 2],
    [{ a: { 'b.c': 3 } }, 3],
    [{ 'a.b': { c: 4 } }, 4],
    [{ a: [{ b: { c: 5 } }, { b: [{ c: null }, { c: [6, 7] }] }, 8] }, [5, 6, 7]],
    [{ a: [{ b: 1 }] }, undefined],
    [{ a: 'text' }, undefined],
    [null, undefined],
  ])('finds a.b.c in %j', (source, expected) => {
    expect(readField(source, 'a.b.c')).toEqual(expected);
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
    expect(rowOf({ x: value }, skip('x'))).toEqual({
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
    ['NaN', 'FEATURE_NOT_FINITE'],
    ['-Infinity', 'FEATURE_NOT_FINITE'],
    [NaN, 'FEATURE_NOT_FINITE'],
    [Infinity, 'FEATURE_TOO_LARGE'],
    [1e39, 'FEATURE_TOO_LARGE'],
    ['-1e39', 'FEATURE_TOO_LARGE'],
  ])('refuses %j with %s', (value, code) => {
    expect(rowOf({ x: value }, skip('x'))).toEqual({ code, field: 'x' });
  });

  it('refuses a value outside the limits of the feature', () => {
    const feature: Feature = { field: 'x', missing: 'skip', min: 0, max: 100 };
    expect(rowOf({ x: 100 }, feature)).toHaveProperty('values');
    expect(rowOf({ x: 100.1 }, feature)).toEqual({
      code: 'FEATURE_OUT_OF_LIMITS',
      field: 'x',
    });
  });

  it('lets the median stand in for what is missing, and for nothing else', () => {
    expect(rowOf({ x: null }, median('x'))).toEqual({
      values: [NaN],
      missing: ['x'],
    });
    expect(rowOf({ x: 'hot' }, median('x'))).toEqual({
      code: 'FEATURE_NOT_NUMERIC',
      field: 'x',
    });
  });
});

describe('columns of features that are no numbers', () => {
  it('takes a keyword as it is', () => {
    const keyword: Feature = { field: 'x', missing: 'skip', kind: 'keyword' };
    expect(rowOf({ x: 'é\n' }, keyword)).toMatchObject({ values: [0], texts: ['é\n'] });
    expect(rowOf({ x: 443 }, keyword)).toMatchObject({ texts: ['443'] });
    expect(rowOf({ x: false }, keyword)).toMatchObject({ texts: ['false'] });
    expect(rowOf({ x: '' }, keyword)).toEqual({ code: 'FEATURE_MISSING', field: 'x' });
    expect(rowOf({ x: {} }, keyword)).toEqual({ code: 'FEATURE_NOT_KEYWORD', field: 'x' });
  });

  it('cuts a long keyword, but no character in two', () => {
    const keyword: Feature = { field: 'x', missing: 'skip', kind: 'keyword' };
    const texts = [`${'a'.repeat(255)}🚀🚀`, 'b'.repeat(300)].map((x) => {
      const row = rowOf({ x }, keyword);
      return 'texts' in row ? row.texts?.[0] : undefined;
    });
    expect(texts).toEqual(['a'.repeat(255), 'b'.repeat(256)]);
  });

  it('reads a multi-field where its value stands', () => {
    const name: Feature = { field: 'n.keyword', missing: 'skip', kind: 'keyword', path: 'n' };
    expect(rowOf({ n: 'eve' }, name)).toMatchObject({ texts: ['eve'] });
    expect(rowOf({ m: 7 }, { field: 'm.long', missing: 'skip', path: 'm' })).toMatchObject({
      values: [7],
    });
  });

  it.each([
    ['192.168.7.9', 1, '192.168.7.0/24'],
    ['::ffff:8.8.4.4', 0, '8.8.4.0/24'],
    ['100.64.0.1', 1, '100.64.0.0/24'],
    ['2001:db8:1:2::9', 0, '2001:db8:1::/48'],
    ['fd00::1', 1, 'fd00::/48'],
    ['::1', 1, '::/48'],
  ])('takes the address %s apart', (x, isPrivate, network) => {
    const row = rowOf({ x }, { field: 'x', missing: 'skip', kind: 'ip' });
    expect(row).toMatchObject({ values: [isPrivate, 0] });
    expect('texts' in row && row.texts?.[1]).toBe(network);
  });

  it.each(['10.1', '010.0.0.1', '10.0.0.0/8', 'fe80::1%eth0', 'host', 7])(
    'refuses %j as an address',
    (x) => {
      expect(rowOf({ x }, { field: 'x', missing: 'skip', kind: 'ip' })).toEqual({
        code: 'FEATURE_NOT_IP',
        field: 'x',
      });
    },
  );

  it.each([
    ['2026-01-01T03:12:40.123456789Z', undefined, [3.2, 4]],
    ['2026-01-01T03:12:40', undefined, [3.2, 4]],
    ['2026-01-01', undefined, [0, 4]],
    [moment, undefined, [3.2, 4]],
    [String(moment), 'America/New_York', [22.2, 3]],
    ['2026-07-01T00:30:00+02:00', 'Europe/Berlin', [0.5, 3]],
  ])('tells hour and weekday of %j in %s', (x, zone, values) => {
    const date: Feature = { field: 'x', missing: 'skip', kind: 'date', time_zone: zone };
    expect(rowOf({ x }, date)).toMatchObject({ values });
  });

  it.each(['yesterday', '20260101', 1_767_225_600, '2026-01-01T03', true])(
    'refuses %j as a date',
    (x) => {
      expect(rowOf({ x }, { field: 'x', missing: 'skip', kind: 'date' })).toEqual({
        code: 'FEATURE_NOT_DATE',
        field: 'x',
      });
    },
  );

  it('takes the time field from the index, whatever format it is written in', () => {
    const date: Feature = { field: '@timestamp', missing: 'skip', kind: 'date' };
    expect(rowOf({ '@timestamp': '01/01/26' }, date)).toMatchObject({ values: [3.2, 4] });
  });

  it('keeps columns in place where a value is missing', () => {
    const ip: Feature = { field: 'i', missing: 'median', kind: 'ip' };
    const keyword: Feature = { field: 'k', missing: 'skip', kind: 'keyword' };
    expect(rowOf({ x: 5, k: 'a' }, skip('x'), ip, keyword)).toEqual({
      values: [5, NaN, NaN, 0],
      missing: ['i'],
      // eslint-disable-next-line no-sparse-arrays -- numbers have no text
      texts: [, , , 'a'],
    });
  });
});

test('a matrix holds no NaN: the median stands in', async () => {
  const learner = new ColumnLearner([skip('x'), median('y')]);
  const rows = [
    { values: [1, NaN], missing: ['y'], texts: undefined },
    { values: [2, 4], missing: [], texts: undefined },
    { values: [3, 6], missing: [], texts: undefined },
  ].map((row) => learner.take(row));
  const columns = (await learner.learn(rows)).map(({ trained }) => trained);
  expect(columns[1]).toEqual({ field: 'y', missing: 'median', median: 5, min: 4, max: 6 });
  expect(Array.from((await toMatrix(rows, columns)).values)).toEqual([1, 5, 2, 4, 3, 6]);
});

test.each([
  [[], { median: 0, min: 0, max: 0, present: 0, most_frequent_share: 0 }],
  [[NaN, 2, 1, 2, 2], { median: 2, min: 1, max: 2, present: 4, most_frequent_share: 0.75 }],
  [[3, 1], { median: 2, min: 1, max: 3, present: 2, most_frequent_share: 0.5 }],
])('statistics of %j', async (values, expected) => {
  const present = await presentValues(values.length, (row) => values[row] ?? NaN);
  expect(await columnStatistics(present)).toEqual(expected);
});
