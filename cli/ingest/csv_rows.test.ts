import fc from 'fast-check';
import { CsvReader, type CsvRow } from './csv_rows';

const toLines = (text: string) =>
  text.split('\n').map((line, i) => ({ number: i + 1, text: line, cut: false }));

function read(text: string, columns: number | null = 3, delimiter = ','): CsvRow[] {
  const reader = new CsvReader({ delimiter, columns });
  return [...reader.push(toLines(text)), ...reader.end()];
}

const valuesOf = (rows: CsvRow[]) => rows.map((row) => ('value' in row ? row.value : null));
const linesOf = (rows: CsvRow[]) => rows.map((row) => row.line);

describe('CsvReader', () => {
  it('reads quoted cells with delimiters, quotes and line breaks in them', () => {
    const rows = read('a,"b,c","say ""x"""\n1,"two\nlines",3\n4,5,6');
    expect(valuesOf(rows)).toEqual([
      ['a', 'b,c', 'say "x"'],
      ['1', 'two\nlines', '3'],
      ['4', '5', '6'],
    ]);
    expect(rows.map(({ line, lines }) => [line, lines])).toEqual([
      [1, 1],
      [2, 2],
      [4, 1],
    ]);
  });

  it('refuses a row with too few or too many values and tells its line', () => {
    const rows = read('1,2,3\n1,2\n1,2,3,4\n4,5,6');
    expect(valuesOf(rows)).toEqual([['1', '2', '3'], null, null, ['4', '5', '6']]);
    expect(rows[1]).toMatchObject({
      line: 2,
      text: '1,2',
      problem: { code: 'LINE_MALFORMED', message: expect.stringContaining('2 values') as string },
    });
  });

  it('loses one line to a quote that is never closed, not the rest of the file', () => {
    const good = Array.from({ length: 500 }, (_, i) => `${i},x,y`);
    const rows = read(['1,"open,3', ...good].join('\n'));
    expect(valuesOf(rows).filter((value) => value === null)).toHaveLength(1);
    expect(rows).toHaveLength(501);
    expect(rows[0]).toMatchObject({ line: 1, problem: { code: 'LINE_MALFORMED' } });
  });

  it('loses one line to a quote in the middle of a cell', () => {
    const rows = read('1,2,3\n5" pipe,2,3\n4,5,6\n7,8,9');
    expect(linesOf(rows.filter((row) => 'problem' in row))).toEqual([2]);
  });

  it('does not let a stray quote spoil a row of several lines behind it', () => {
    const rows = read('1,"open,3\n4,5,6\n7,"two\nlines",9');
    expect(valuesOf(rows)).toEqual([null, ['4', '5', '6'], ['7', 'two\nlines', '9']]);
  });

  it('leaves blank lines out and counts them', () => {
    const reader = new CsvReader({ delimiter: ',', columns: 2 });
    const rows = [...reader.push(toLines('1,2\n\n  \n3,4\n')), ...reader.end()];
    expect(valuesOf(rows)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(reader.blankLines).toBe(3);
  });

  it('refuses lines that are cut or not in the encoding', () => {
    const reader = new CsvReader({ delimiter: ',', columns: 1 });
    const rows = reader.push([
      { number: 1, text: 'a', cut: true },
      { number: 2, text: 'b\ufffd', cut: false },
      { number: 3, text: 'c', cut: false },
    ]);
    expect(rows.map((row) => 'problem' in row)).toEqual([true, true, false]);
  });

  it.each([';', '\t', '|'])('takes %j as delimiter', (delimiter) => {
    expect(valuesOf(read(['1', '', 'x,y'].join(delimiter), 3, delimiter))).toEqual([
      ['1', '', 'x,y'],
    ]);
  });

  it('gives back whatever was quoted, however the lines arrive', () => {
    const cell = fc.stringOf(fc.constantFrom('a', '1', '"', ',', '\n', ' '), { maxLength: 6 });
    const quoted = (value: string) => `"${value.replace(/"/g, '""')}"`;
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 5 }), (rows, chunk) => {
        const text = rows.map((cells) => cells.map(quoted).join(',')).join('\n');
        const reader = new CsvReader({ delimiter: ',', columns: 2 });
        const lines = toLines(text);
        const found: CsvRow[] = [];
        for (let i = 0; i < lines.length; i += chunk) {
          found.push(...reader.push(lines.slice(i, i + chunk)));
        }
        found.push(...reader.end());
        expect(valuesOf(found)).toEqual(rows);
      }),
    );
  });

  it('never loses a line, whatever it holds', () => {
    const line = fc.stringOf(fc.constantFrom('a', '"', ',', ' '), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (texts) => {
        const reader = new CsvReader({ delimiter: ',', columns: 2 });
        const rows = [...reader.push(toLines(texts.join('\n'))), ...reader.end()];
        const covered = rows.reduce((sum, row) => sum + row.lines, 0);
        expect(covered + reader.blankLines).toBe(texts.length);
      }),
    );
  });
});
