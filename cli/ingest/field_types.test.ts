import { convertJson, convertText, type Column, type FieldType } from './field_types';
import { isoFormat } from './time_format';

const column = (type: FieldType): Column => ({ field: 'x', type, timeFormat: isoFormat });

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

describe('convertText', () => {
  it.each<[FieldType, string, unknown]>([
    ['double', '1.5e3', 1500],
    ['double', '-.5', -0.5],
    ['double', '1e39', 1e39],
    ['long', '42', 42],
    ['integer', '-7', -7],
    ['boolean', 'True', true],
    ['date', '2020-03-09 10:14:33', '2020-03-09T10:14:33.000Z'],
    ['ip', '::1', '::1'],
    ['keyword', 'NA', 'NA'],
    ['text', 'a b', 'a b'],
  ])('%s: %s becomes %j', (type, text, value) => {
    expect(convertText(column(type), text)).toBe(value);
  });

  it.each<[FieldType, string]>([
    ['double', ''],
    ['double', 'NA'],
    ['long', 'null'],
    ['date', 'NULL'],
    ['boolean', '\\N'],
    ['keyword', ''],
  ])('%s: %j is no value', (type, text) => {
    expect(convertText(column(type), text)).toBeUndefined();
  });

  it.each<[FieldType, string]>([
    ['double', 'warm'],
    ['double', '0x10'],
    ['double', '1,5'],
    ['long', '1.5'],
    ['long', '9007199254740993'],
    ['integer', '3000000000'],
    ['boolean', 'constructor'],
    ['date', 'yesterday'],
    ['ip', '1.2.3.256'],
  ])('%s: %j is malformed, which the message says with field and value', (type, text) => {
    expect(errorOf(() => convertText(column(type), text))).toMatchObject({
      code: 'VALUE_MALFORMED',
      message: expect.stringContaining(`"x": "${text}"`) as string,
    });
  });

  it.each(['NaN', 'nan', 'Infinity', '-inf', '1e999'])('%s is not finite', (text) => {
    expect(errorOf(() => convertText(column('double'), text))).toMatchObject({
      code: 'FEATURE_NOT_FINITE',
    });
  });
});

describe('convertJson', () => {
  it.each<[FieldType, unknown, unknown]>([
    ['double', 2, 2],
    ['double', '2.5', 2.5],
    ['double', null, null],
    ['double', [1, '2', null], [1, 2, null]],
    ['keyword', '', ''],
    ['keyword', 5, 5],
    ['keyword', true, true],
    ['boolean', false, false],
    ['date', '2020-03-09', '2020-03-09T00:00:00.000Z'],
  ])('%s: %j becomes %j', (type, value, converted) => {
    expect(convertJson(column(type), value)).toEqual(converted);
  });

  it.each<[FieldType, unknown]>([
    ['double', true],
    ['double', { a: 1 }],
    ['boolean', 1],
    ['ip', 7],
  ])('%s: %j is malformed', (type, value) => {
    expect(errorOf(() => convertJson(column(type), value))).toMatchObject({
      code: 'VALUE_MALFORMED',
    });
  });
});
