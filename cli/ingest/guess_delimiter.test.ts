import { guessDelimiter } from './guess_delimiter';

describe('guessDelimiter', () => {
  it.each([
    [',', ['a,b,c', '1,2,3']],
    [';', ['time;temp;note', '2020;1,5;a', '2021;2,5;b']],
    ['\t', ['a b\tc', '1 2\t3']],
    ['|', ['a|b', '1|x,y', '2|u,v']],
  ])('finds %j', (delimiter, lines) => {
    expect(guessDelimiter(lines)).toBe(delimiter);
  });

  it('does not count what stands in quotes', () => {
    expect(guessDelimiter(['"a;b;c;d",e', '"1;2;3;4",5'])).toBe(',');
  });

  it('finds none in a single column', () => {
    expect(guessDelimiter(['value', '1', '2'])).toBeNull();
    expect(guessDelimiter([])).toBeNull();
  });
});
