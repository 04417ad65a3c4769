/** Whether values are times, and in which form. */
import { isMissing, type ScalarValue } from './field_types';
import { epochFormatOf, isoFormat, type TimeFormat } from './time_format';

/** Values that are there. */
export function presentValues(values: readonly ScalarValue[]): ScalarValue[] {
  return values.filter((value) => typeof value !== 'string' || !isMissing(value));
}

/** Whether at least four fifths of the values are times of this format. */
export function fitsFormat(format: TimeFormat, values: readonly ScalarValue[]): boolean {
  const present = presentValues(values);
  const parsed = present.filter(
    (value) => typeof value !== 'boolean' && format.parse(value) !== null,
  );
  return present.length > 0 && parsed.length >= 0.8 * present.length;
}

/** The form of the values: ISO 8601, or seconds or milliseconds since 1970; null when neither. */
export function recogniseTime(values: readonly ScalarValue[]): TimeFormat | null {
  if (fitsFormat(isoFormat, values)) return isoFormat;
  // `Number` would take a blank text and `false` for 0.
  const numbers = presentValues(values).map((value) =>
    /\d/.test(String(value)) ? Number(value) : NaN,
  );
  return epochFormatOf(numbers);
}
