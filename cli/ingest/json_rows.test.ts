import { JsonReader } from './json_rows';

function read(...texts: string[]) {
  const reader = new JsonReader();
  const rows = reader.push(texts.map((text, i) => ({ number: i + 1, text, cut: false })));
  return { rows, blank: reader.blankLines };
}

describe('JsonReader', () => {
  it('reads an object a line and leaves blank lines out', () => {
    const { rows, blank } = read('{"a":1}', '', ' {"b":{"c":[2]}} ');
    expect(rows).toEqual([
      { line: 1, lines: 1, text: '{"a":1}', value: { a: 1 } },
      { line: 3, lines: 1, text: ' {"b":{"c":[2]}} ', value: { b: { c: [2] } } },
    ]);
    expect(blank).toBe(1);
  });

  it.each(['{"a":1', '[1]', '5', 'null', '"text"', 'a,b'])('refuses %s', (text) => {
    expect(read(text).rows[0]).toMatchObject({ problem: { code: 'LINE_MALFORMED' } });
  });

  it.each(['{"a": NaN}', '{"a":[1,-Infinity]}', '{"a":Infinity,"b":"NaN"}'])(
    'says of %s that it is not finite',
    (text) => {
      expect(read(text).rows[0]).toMatchObject({ problem: { code: 'FEATURE_NOT_FINITE' } });
    },
  );
});
