import type { FieldType } from './field_types';
import { makeSchema, type SchemaWishes } from './schema';

const sample = new Map([
  ['datetime', ['2020-03-09 10:14:33', '2020-03-09 10:14:34']],
  ['logged', ['09.03.2020 10:14', '09.03.2020 10:15']],
  ['temp', ['1.5', '2']],
]);

function schemaOf(wishes: Partial<SchemaWishes> = {}, of: Map<string, string[]> = sample) {
  return makeSchema(of, { types: new Map(), indexTypes: new Map(), time: {}, ...wishes }, true);
}

const types = (entries: Record<string, FieldType>) => new Map(Object.entries(entries));

describe('makeSchema', () => {
  it('finds types and the time, and says that it is taken as UTC', () => {
    const schema = schemaOf();
    expect(schema.columns.map(({ field, type }) => [field, type])).toEqual([
      ['datetime', 'date'],
      ['logged', 'keyword'],
      ['temp', 'double'],
    ]);
    expect(schema.time).toMatchObject({ field: 'datetime', assumedUtc: true });
    expect(schema.addsTimestamp).toBe(true);
    expect(schema.notes.join(' ')).toContain('UTC');
  });

  it('takes the wished time field in the wished form', () => {
    const schema = schemaOf({ time: { field: 'logged', format: 'DD.MM.YYYY HH:mm' } });
    expect(schema.time?.field).toBe('logged');
    expect(schema.columns[1]?.timeFormat?.parse('09.03.2020 10:14')).toBe(
      '2020-03-09T10:14:00.000Z',
    );
  });

  it('finds the field that a wished form fits', () => {
    expect(schemaOf({ time: { format: 'DD.MM.YYYY HH:mm' } }).time?.field).toBe('logged');
  });

  it('takes numbers for times when their field is called so', () => {
    const schema = schemaOf({}, new Map([['ts', ['1583748873', '1583748874']]]));
    expect(schema.time).toMatchObject({ field: 'ts', format: { name: 'epoch_second' } });
    expect(schema.columns[0]).toMatchObject({ field: 'ts', type: 'date' });
  });

  it('says that there is no time', () => {
    const schema = schemaOf({}, new Map([['temp', ['1', '2']]]));
    expect(schema.time).toBeNull();
    expect(schema.notes.join(' ')).toContain('--time-field');
  });

  it('leaves a time that is already called @timestamp as it is', () => {
    const schema = schemaOf({}, new Map([['@timestamp', ['2020-03-09T10:14:33Z']]]));
    expect(schema).toMatchObject({ addsTimestamp: false, notes: [] });
  });

  it('takes the types of the index, and refuses others', () => {
    const indexTypes = types({ temp: 'long' });
    expect(schemaOf({ indexTypes }).columns[2]?.type).toBe('long');
    expect(schemaOf({ indexTypes, types: types({ temp: 'long' }) }).columns[2]?.type).toBe('long');
    expect(() => schemaOf({ indexTypes, types: types({ temp: 'double' }) })).toThrow(/temp.*long/);
  });

  it.each([
    [{ types: types({ tmep: 'long' }) }, /no field "tmep".*datetime, logged, temp/],
    [{ time: { field: 'when' } }, /no field "when"/],
    [{ time: { field: 'logged' } }, /"logged" holds "09.03.2020 10:14".*--time-format/],
    [{ time: { field: 'logged', format: 'MM-DD-YYYY' } }, /"MM-DD-YYYY" does not fit "logged"/],
    [{ time: { format: 'MM-DD-YYYY' } }, /fits no field/],
  ])('refuses %j', (wishes, message) => {
    expect(() => schemaOf(wishes)).toThrow(message);
  });
});
