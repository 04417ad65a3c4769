/** What type a field has, from a sample of its values. */
import {
  isBooleanText,
  isMissing,
  isNotFiniteText,
  isNumberText,
  type Column,
  type FieldType,
  type ScalarValue,
} from './field_types';
import { recogniseTime } from './recognise_time';
import { isoFormat } from './time_format';

/** Values of each field as the sample has them: CSV gives texts, JSON its own types. */
export type Sample = Map<string, ScalarValue[]>;

type Look = 'missing' | 'whole' | 'decimal' | 'huge' | 'boolean' | 'date' | 'text';

/** Share of the values that must look alike; the others are refused as they come. */
const majority = 0.8;

/** Above this many characters a value is prose rather than a name. */
const longestKeyword = 256;

function lookOfNumber(value: number): Look {
  if (!Number.isInteger(value)) return 'decimal';
  return Number.isSafeInteger(value) ? 'whole' : 'huge';
}

/** "007" is a name, not a number; 12345678901234567890 is one that a number would not keep. */
function lookOfText(text: string): Look {
  if (isMissing(text)) return 'missing';
  if (isNotFiniteText(text)) return 'decimal';
  if (isNumberText(text)) {
    if (/^[+-]?0\d/.test(text)) return 'text';
    return /^[+-]?\d+$/.test(text) ? lookOfNumber(Number(text)) : 'decimal';
  }
  if (isBooleanText(text)) return 'boolean';
  return isoFormat.parse(text) === null ? 'text' : 'date';
}

function lookOf(value: ScalarValue, numbersAsText: boolean): Look {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number')
    return lookOfNumber(value) === 'huge' ? 'decimal' : lookOfNumber(value);
  const look = lookOfText(value);
  return numbersAsText || look === 'missing' || look === 'date' ? look : 'text';
}

function textType(values: readonly ScalarValue[]): FieldType {
  return values.some((value) => String(value).length > longestKeyword) ? 'text' : 'keyword';
}

/**
 * The type that at least four fifths of the values have; `keyword` (or `text` where values are
 * long) when there is none. `numbersAsText`: whether texts may stand for numbers, as in CSV.
 */
export function guessType(values: readonly ScalarValue[], numbersAsText: boolean): FieldType {
  const counts = new Map<Look, number>();
  for (const value of values) {
    const look = lookOf(value, numbersAsText);
    counts.set(look, (counts.get(look) ?? 0) + 1);
  }
  const count = (look: Look) => counts.get(look) ?? 0;
  const present = values.length - count('missing');
  const mostly = (part: number) => present > 0 && part >= majority * present;
  if (mostly(count('whole') + count('decimal'))) return count('decimal') > 0 ? 'double' : 'long';
  if (mostly(count('boolean'))) return 'boolean';
  if (mostly(count('date'))) return 'date';
  return textType(values);
}

/** Columns of a sample, in its order; types in `known` are taken as they are. */
export function guessColumns(
  sample: Sample,
  known: ReadonlyMap<string, FieldType>,
  numbersAsText: boolean,
): Column[] {
  return [...sample].map(([field, values]) => {
    const type = known.get(field) ?? guessType(values, numbersAsText);
    if (type !== 'date') return { field, type };
    return { field, type, timeFormat: recogniseTime(values) ?? isoFormat };
  });
}
