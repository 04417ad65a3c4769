import { documentFromCells, JsonDocuments } from './build_document';
import { makeSchema } from './schema';

const noWishes = { types: new Map(), indexTypes: new Map(), time: {} };

describe('documentFromCells', () => {
  const schema = makeSchema(
    new Map([
      ['datetime', ['2020-03-09 10:14:33']],
      ['Volume Flow RateRMS', ['32.0']],
      ['__proto__', ['x']],
    ]),
    noWishes,
    true,
  );

  it('converts cells, adds the time and keeps odd names', () => {
    const document = documentFromCells(schema, ['2020-03-09 10:14:33', '31.5', 'text']);
    expect(JSON.parse(JSON.stringify(document))).toEqual(
      JSON.parse(
        '{"datetime":"2020-03-09T10:14:33.000Z","@timestamp":"2020-03-09T10:14:33.000Z","Volume Flow RateRMS":31.5,"__proto__":"text"}',
      ),
    );
    expect(Object.prototype).not.toHaveProperty('text');
  });

  it('leaves empty cells out', () => {
    expect({ ...documentFromCells(schema, ['', '1', '']) }).toEqual({ 'Volume Flow RateRMS': 1 });
  });
});

describe('JsonDocuments', () => {
  const sample = new Map<string, Array<string | number>>([
    ['event.time', ['2020-03-09 10:14:33']],
    ['temp', [1.5]],
  ]);
  const documents = new JsonDocuments(
    makeSchema(sample, { ...noWishes, time: { field: 'event.time' } }, false),
  );
  const from = (text: string): unknown =>
    JSON.parse(JSON.stringify(documents.from(JSON.parse(text) as Record<string, unknown>)));

  it('converts nested fields and leaves unknown ones as they are', () => {
    expect(
      from('{"event":{"time":"2020-03-09 10:14:33","x":null},"temp":"2","list":[{"a":1}]}'),
    ).toEqual({
      event: { time: '2020-03-09T10:14:33.000Z', x: null },
      temp: 2,
      list: [{ a: 1 }],
      '@timestamp': '2020-03-09T10:14:33.000Z',
    });
  });

  it('takes dotted names for the same field', () => {
    expect(from('{"event.time":"2020-03-09"}')).toMatchObject({
      '@timestamp': '2020-03-09T00:00:00.000Z',
    });
  });

  it('refuses numbers that JSON text may hold and JSON cannot', () => {
    expect(() => from('{"temp":1e999}')).toThrow(/"temp"/);
    expect(() => from('{"new":{"field":1e999}}')).toThrow(/"new.field"/);
  });

  it('keeps a key called __proto__ as a key', () => {
    expect(JSON.stringify(from('{"__proto__":{"polluted":1}}'))).toBe(
      '{"__proto__":{"polluted":1}}',
    );
    expect({}).not.toHaveProperty('polluted');
  });
});
