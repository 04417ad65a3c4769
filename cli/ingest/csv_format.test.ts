import { csvFormat } from './csv_format';
import { makeSchema } from './schema';

const toLines = (text: string) =>
  text.split('\n').map((line, i) => ({ number: i + 1, text: line, cut: false }));

const noWishes = { types: new Map(), indexTypes: new Map(), time: {} };

const namesOf = (text: string, wishes = {}) => [
  ...csvFormat(toLines(text), wishes).sampleOf([]).keys(),
];

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

describe('csvFormat', () => {
  it('reads the names with blanks in them and says where the data begins', () => {
    const format = csvFormat(toLines('\ndatetime;Volume Flow RateRMS; x \n1;2;3'), {});
    expect([...format.sampleOf([]).keys()]).toEqual(['datetime', 'Volume Flow RateRMS', 'x']);
    expect(format).toMatchObject({ delimiter: ';', firstDataLine: 3, notes: [] });
  });

  it('gives columns without a name, or with the same one, names of their own and says so', () => {
    expect(namesOf('a,,a,a_2\n1,2,3,4')).toEqual(['a', 'column_2', 'a_2', 'a_2_2']);
    expect(csvFormat(toLines('a,,a\n1,2,3'), {}).notes).toHaveLength(2);
  });

  it('takes the names that are given when there is no header', () => {
    const format = csvFormat(toLines('1,2\n3,4'), { columns: ['a', 'b'] });
    expect(format).toMatchObject({ firstDataLine: 1, header: '' });
  });

  it('refuses a first line of values', () => {
    expect(() => csvFormat(toLines('2020-03-09,1.5\n2020-03-10,2'), {})).toThrow(/--columns/);
  });

  it('says that a delimiter is not the one of the file', () => {
    expect(errorOf(() => csvFormat(toLines('a;b;c\n1;2;3'), { delimiter: ',' }))).toMatchObject({
      code: 'REQUEST_INVALID',
      message: expect.stringContaining('looks ";"-separated') as string,
    });
  });

  it('lets a delimiter be that the guess would not find', () => {
    expect(namesOf('a:b,c\n1:2,3', { delimiter: ':' })).toEqual(['a', 'b,c']);
  });

  it('reads numbers with a decimal comma when told, and says so when not', () => {
    const lines = toLines('name;temp\n1,2 m;1,5\n3 m;2');
    expect(csvFormat(lines, { delimiter: ';' }).notes.join()).toContain('--decimal comma');
    const format = csvFormat(lines, { decimalComma: true });
    expect(format.notes).toEqual([]);
    const rows = [
      ['1,2', '1,5'],
      ['3 m', '2'],
    ];
    const sample = format.sampleOf(rows);
    expect(sample.get('temp')).toEqual(['1.5', '2']);
    const schema = makeSchema(sample, noWishes, true);
    expect(rows.map(format.documentsBy(schema))).toEqual([
      { name: '1,2', temp: 1.5 },
      { name: '3 m', temp: 2 },
    ]);
  });

  it.each(['_id', 'a..b', '.a', 'a.'])('refuses the name %s', (name) => {
    expect(() => csvFormat(toLines(`x,${name}\n1,2`), {})).toThrow(name);
  });
});
