import { guessColumns, guessType } from './guess_types';

const texts = (value: string, times: number) => Array.from({ length: times }, () => value);

describe('guessType of texts', () => {
  it.each([
    ['long', ['1', '-2', '', '30']],
    ['double', ['1', '2.5', '']],
    ['double', ['32.0', '31.0']],
    ['double', ['1', 'NaN', '2']],
    ['boolean', ['true', 'False']],
    ['date', ['2020-03-09 10:14:33', '2020-03-09 10:14:34']],
    ['keyword', ['007', '008']],
    ['keyword', ['12345678901234567890', '12345678901234567891']],
    ['keyword', ['ok', 'failed']],
    ['keyword', ['', '', 'NA']],
    ['keyword', []],
    ['text', ['x'.repeat(300)]],
  ])('finds %s', (type, values) => {
    expect(guessType(values, true)).toBe(type);
  });

  it('is not misled by the odd one out', () => {
    expect(guessType([...texts('1.5', 9), 'broken'], true)).toBe('double');
    expect(guessType([...texts('1.5', 3), ...texts('broken', 3)], true)).toBe('keyword');
  });
});

describe('guessType of JSON values', () => {
  it('leaves numbers in quotes what they are', () => {
    expect(guessType(['1', '2'], false)).toBe('keyword');
    expect(guessType([1, 2], false)).toBe('long');
    expect(guessType([1, 2.5], false)).toBe('double');
    expect(guessType([1e300], false)).toBe('double');
    expect(guessType(['2020-03-09T10:14:33Z'], false)).toBe('date');
    expect(guessType([true], false)).toBe('boolean');
  });
});

describe('guessColumns', () => {
  it('takes known types as they are, in the order of the file', () => {
    const sample = new Map([
      ['b', ['1']],
      ['a', ['x']],
    ]);
    expect(guessColumns(sample, new Map([['b', 'keyword']]), true)).toEqual([
      { field: 'b', type: 'keyword' },
      { field: 'a', type: 'keyword' },
    ]);
  });

  it('finds the form of times that were named as such', () => {
    const [column] = guessColumns(
      new Map([['when', ['1583748873']]]),
      new Map([['when', 'date']]),
      true,
    );
    expect(column?.timeFormat?.name).toBe('epoch_second');
  });
});
