/** The types that a column can have: names of Elasticsearch's field types. */
import { isIP } from 'net';
import { AppError } from '../../common/errors';
import type { TimeFormat } from './time_format';

export const fieldTypes = [
  'double',
  'float',
  'long',
  'integer',
  'boolean',
  'date',
  'ip',
  'keyword',
  'text',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export function isFieldType(text: string): text is FieldType {
  return (fieldTypes as readonly string[]).includes(text);
}

/** A field of the documents to be: its type and, for dates, how they are written in the file. */
export interface Column {
  field: string;
  type: FieldType;
  timeFormat?: TimeFormat;
}

const numericTypes: readonly FieldType[] = ['double', 'float', 'long', 'integer'];

export function isNumeric(column: Column | undefined): boolean {
  return column !== undefined && numericTypes.includes(column.type);
}

export type ScalarValue = string | number | boolean;

const numberText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const notFiniteText = /^[+-]?(?:nan|inf|infinity)$/i;
/** Texts that stand for "no value" where something else than text is expected. */
const missingTexts = new Set(['', 'null', 'NULL', 'NA', 'N/A', '\\N']);

const booleans = new Map([
  ['true', true],
  ['false', false],
]);

export const isMissing = (text: string) => missingTexts.has(text);
export const isNumberText = (text: string) => numberText.test(text);
export const isNotFiniteText = (text: string) => notFiniteText.test(text);
export const isBooleanText = (text: string) => booleans.has(text.toLowerCase());

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 60) ?? 'nothing';

function malformed({ field, type }: Column, value: unknown, wanted: string): AppError {
  return new AppError(
    'VALUE_MALFORMED',
    `Field "${field}": ${shown(value)} is not ${wanted} (type ${type}).`,
  );
}

const wholeNumberLimits: Partial<Record<FieldType, number>> = {
  long: Number.MAX_SAFE_INTEGER,
  integer: 2 ** 31 - 1,
};

function toNumber(column: Column, value: string | number): number {
  const isText = typeof value === 'string';
  if (isText && !isNumberText(value) && !isNotFiniteText(value)) {
    throw malformed(column, value, 'a number');
  }
  const number = isText && isNotFiniteText(value) ? NaN : Number(value);
  if (!Number.isFinite(number)) {
    const message = `Field "${column.field}": ${isText ? shown(value) : 'the number'} is not finite.`;
    throw new AppError('FEATURE_NOT_FINITE', message);
  }
  const limit = wholeNumberLimits[column.type];
  if (limit !== undefined && !(Number.isInteger(number) && Math.abs(number) <= limit)) {
    throw malformed(column, value, `a whole number from -${limit} to ${limit}`);
  }
  return number;
}

function toBoolean(column: Column, value: string): boolean {
  const boolean = booleans.get(value.toLowerCase());
  if (boolean === undefined) throw malformed(column, value, 'true or false');
  return boolean;
}

function toTime(column: Column, value: string | number): string {
  const time = column.timeFormat?.parse(value) ?? null;
  if (time === null) {
    throw malformed(column, value, `a time of the form ${column.timeFormat?.name ?? 'iso8601'}`);
  }
  return time;
}

function toAddress(column: Column, value: string): string {
  if (isIP(value) === 0) throw malformed(column, value, 'an IP address');
  return value;
}

/**
 * A value as its column's type wants it; undefined when the text says that there is none.
 * @throws AppError VALUE_MALFORMED, FEATURE_NOT_FINITE
 */
export function convertText(column: Column, text: string): ScalarValue | undefined {
  switch (column.type) {
    case 'keyword':
    case 'text':
      return text === '' ? undefined : text;
    case 'boolean':
      return isMissing(text) ? undefined : toBoolean(column, text);
    case 'date':
      return isMissing(text) ? undefined : toTime(column, text);
    case 'ip':
      return isMissing(text) ? undefined : toAddress(column, text);
    case 'double':
    case 'float':
    case 'long':
    case 'integer':
      return isMissing(text) ? undefined : toNumber(column, text);
  }
}

/**
 * A JSON value as its column's type wants it. Null stays null, lists are converted item by item.
 * @throws AppError VALUE_MALFORMED, FEATURE_NOT_FINITE
 */
export function convertJson(column: Column, value: unknown): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item: unknown) => convertJson(column, item));
  const { type } = column;
  const asText = type === 'keyword' || type === 'text';
  if (typeof value === 'string') return asText ? value : (convertText(column, value) ?? null);
  if (typeof value === 'number') return convertJsonNumber(column, value);
  if (typeof value === 'boolean' && (asText || type === 'boolean')) return value;
  throw malformed(column, value, 'such a value');
}

function convertJsonNumber(column: Column, value: number): ScalarValue {
  const { type } = column;
  if (type === 'date') return toTime(column, value);
  if (type === 'boolean' || type === 'ip') throw malformed(column, value, 'such a value');
  return toNumber(column, value);
}
