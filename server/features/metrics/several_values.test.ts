import type { Feature } from '../../../common/feature';
import { buildRow, type Row } from './build_rows';
import { typicalText, valueText } from './feature_text';
import { ColumnLearner } from './learn_columns';
import { toMatrix } from './to_matrix';

const planOf = (...features: Feature[]) => ({ features, source: { time_field: '@timestamp' } });

const outcomeOf = (x: unknown, feature: Omit<Feature, 'field'>) =>
  buildRow({ source: { x }, time: 0 }, planOf({ field: 'x', ...feature }));

function rowOf(x: unknown, feature: Omit<Feature, 'field'>): Row {
  const row = outcomeOf(x, feature);
  if ('code' in row) throw new Error(row.code);
  return row;
}

const skip = { missing: 'skip' } as const;
const keyword = { ...skip, kind: 'keyword' } as const;
const ip = { ...skip, kind: 'ip' } as const;

describe('a list as one row', () => {
  it.each([
    [[1, 2, 6], undefined, 3],
    [[1, 2, 6], 'avg', 3],
    [[1, 2, 6], 'min', 1],
    [[1, 2, 6], 'max', 6],
    [['1', true, null, '', [4]], undefined, 2],
    [[7], 'max', 7],
  ] as const)('takes of the numbers %j, by %s, %d', (x, multi_value_mode, expected) => {
    expect(rowOf(x, { ...skip, multi_value_mode }).values).toEqual([expected]);
  });

  it.each([
    [[], 'FEATURE_MISSING'],
    [[null], 'FEATURE_NULL'],
    [[1, 'hot'], 'FEATURE_NOT_NUMERIC'],
    [[1, 'NaN'], 'FEATURE_NOT_FINITE'],
    [[1, 1e39], 'FEATURE_TOO_LARGE'],
    [[1, 200], 'FEATURE_OUT_OF_LIMITS'],
  ])('refuses the numbers %j with %s', (x, code) => {
    expect(outcomeOf(x, { ...skip, max: 100 })).toEqual({ code, field: 'x' });
  });

  it('lets what is typical stand in for an empty one', () => {
    expect(outcomeOf([], { missing: 'median' })).toMatchObject({ values: [NaN], missing: ['x'] });
  });

  it('keeps different categories, the first 64 of them', () => {
    expect(rowOf(['b', 'a', 'b', null], keyword).texts).toEqual([['b', 'a']]);
    expect(rowOf(['a', 'a'], keyword).texts).toEqual(['a']);
    expect(outcomeOf(['a', {}], keyword)).toEqual({ code: 'FEATURE_NOT_KEYWORD', field: 'x' });
    const many = Array.from({ length: 1_000 }, (_, i) => `v${i}`);
    expect(rowOf(many, keyword).texts).toEqual([many.slice(0, 64)]);
  });

  it('calls addresses private only if all of them are', () => {
    const texts = (networks: unknown) => [undefined, networks];
    expect(rowOf(['10.0.0.1', 'fe80::1'], ip)).toMatchObject({
      values: [1, 0],
      texts: texts(['10.0.0.0/24', 'fe80::/48']),
    });
    expect(rowOf(['10.0.0.1', '8.8.8.8'], ip).values).toEqual([0, 0]);
    expect(rowOf(['10.0.0.1', '10.0.0.2'], ip).texts).toEqual(texts('10.0.0.0/24'));
    expect(outcomeOf(['10.0.0.1', 'nowhere'], ip)).toMatchObject({ code: 'FEATURE_NOT_IP' });
  });

  it('takes the earliest of several dates', () => {
    const dates = ['2026-01-02T05:00:00Z', '2026-01-01T03:12:00Z', null];
    expect(rowOf(dates, { ...skip, kind: 'date' }).values).toEqual([3.2, 4]);
    expect(outcomeOf([true], { ...skip, kind: 'date' })).toMatchObject({
      code: 'FEATURE_NOT_DATE',
    });
  });
});

describe.each(['ordinal', 'rarity'] as const)('several categories, %s', (encoding) => {
  const feature: Feature = { field: 'x', ...keyword, encoding };
  /** `a` in ten rows, `b` in five of them, `c` in one. */
  async function learn() {
    const learner = new ColumnLearner([feature]);
    const rows = Array.from({ length: 10 }, (_, i) =>
      learner.take(rowOf(i === 0 ? ['a', 'c'] : i < 6 ? ['a', 'b'] : ['a'], keyword)),
    );
    return { rows, columns: (await learner.learn(rows)).map(({ trained }) => trained) };
  }

  it('counts a row for each of them', async () => {
    const [column] = (await learn()).columns;
    expect(column?.categories).toMatchObject({ values: ['a', 'b', 'c'], rows: [10, 5, 1] });
  });

  it('lets stand in what most rows are judged by', async () => {
    const { columns } = await learn();
    const [column] = columns;
    // `b` is the rarest of five rows, `a` of four, `c` of one.
    expect(column?.categories?.typical).toBe('b');
    const missing = rowOf(undefined, { ...keyword, missing: 'median' });
    expect(await toMatrix([missing], columns)).toEqual(
      await toMatrix([rowOf('b', keyword)], columns),
    );
    expect(typicalText(columns)).toBe('b');
  });

  it('takes the rarest, in training and in scoring', async () => {
    const { rows, columns } = await learn();
    const codeOf = async (x: unknown) =>
      (await toMatrix([rowOf(x, keyword)], columns)).values[0] ?? NaN;
    const [a, b, c, fresh] = await Promise.all(['a', 'b', 'c', 'new'].map(codeOf));
    expect(await codeOf(['a', 'b', 'a'])).toBe(b);
    expect(await codeOf(['c', 'b'])).toBe(c);
    expect(await codeOf(['a', 'new'])).toBe(fresh);
    expect(a).toBeLessThan(b ?? NaN);
    expect(b).toBeLessThan(c ?? NaN);
    const { values } = await toMatrix(rows, columns);
    expect([values[0], values[1]]).toEqual([c, b]);
  });

  it('names the one that was scored', async () => {
    const { columns } = await learn();
    const textOf = (x: unknown) =>
      valueText({ source: { x }, time: 0 }, feature, { plan: planOf(feature), columns });
    expect(textOf(['a', 'c', 'b'])).toBe('c');
    expect(textOf(['c', 'new', 'newer'])).toBe('new');
    expect(textOf([])).toBe('');
  });
});

test('a reason names the address whose network is the rarest', async () => {
  const feature: Feature = { field: 'x', ...ip };
  const learner = new ColumnLearner([feature]);
  const rows = [...Array.from({ length: 9 }, () => '10.0.0.1'), '8.8.8.8'];
  const learnt = await learner.learn(rows.map((x) => learner.take(rowOf(x, ip))));
  const columns = learnt.map(({ trained }) => trained);
  const source = { x: ['10.0.0.9', '8.8.8.9', '10.0.0.7'] };
  expect(valueText({ source, time: 0 }, feature, { plan: planOf(feature), columns })).toBe(
    '8.8.8.9',
  );
});
