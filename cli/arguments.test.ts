import { interval, list, numberBetween, repeated, time, url, wholeNumber } from './arguments';

describe('option values', () => {
  it.each([
    ['2026-11-21T10:00:00Z', '2026-11-21T10:00:00.000Z'],
    ['2026-11-21T10:00:00+02:00', '2026-11-21T08:00:00.000Z'],
    ['2026-11-21 10:00', '2026-11-21T10:00:00.000Z'],
    ['2026-11-21', '2026-11-21T00:00:00.000Z'],
  ])('time %s is %s', (text, iso) => {
    expect(new Date(time(text)).toISOString()).toBe(iso);
  });

  it.each([
    ['250', 250],
    ['250ms', 250],
    ['0.5', 0.5],
    ['1s', 1000],
    ['5m', 300_000],
  ])('interval %s is %d ms', (text, ms) => {
    expect(interval(text)).toBe(ms);
  });

  it('lists, repeats, counts and names URLs', () => {
    expect(list('a, b,c')).toEqual(['a', 'b', 'c']);
    expect(repeated(Number)('2', [1])).toEqual([1, 2]);
    expect(wholeNumber(0, 10)('10')).toBe(10);
    expect(numberBetween(0, 1)('0.02')).toBe(0.02);
    expect(url('http://localhost:9200/')).toBe('http://localhost:9200');
  });

  it.each<[string, () => unknown]>([
    ['a day that is none', () => time('2026-02-31T25:00:00Z')],
    ['a time in words', () => time('yesterday')],
    ['no interval', () => interval('0')],
    ['a negative interval', () => interval('-5s')],
    ['an unknown unit', () => interval('5 years')],
    ['an empty value in a list', () => list('a,,b')],
    ['a fraction', () => wholeNumber(0, 10)('1.5')],
    ['nothing', () => wholeNumber(0, 10)('')],
    ['too much', () => numberBetween(0, 1)('1.1')],
    ['no number', () => numberBetween(0, 1)('NaN')],
    ['a host without scheme', () => url('localhost:9200')],
    ['another scheme', () => url('file:///etc/passwd')],
  ])('refuse %s', (_, parse) => {
    expect(parse).toThrow(/^Must be/);
  });
});
