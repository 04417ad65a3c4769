/** Values of an event's field, in the forms that measures take. */
import { readKeyword } from '../metrics/read_keyword';

const each = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.flat(Infinity) : [value];

const none: readonly string[] = [];

/** The value, or the values, as a keyword field has them; none of what is no such value. */
export function textsOf(value: unknown): readonly string[] {
  // Nearly every value is a single text: no list is looked through for it.
  if (value === undefined || value === null) return none;
  return each(value).flatMap((one) => {
    const reading = readKeyword(one);
    return 'text' in reading ? [reading.text] : [];
  });
}

/** What names the entity: as `textsOf`, and at its full length, for two that begin alike are not one. */
export function entitiesOf(value: unknown): readonly string[] {
  if (value === undefined || value === null) return none;
  if (typeof value === 'string') return [value];
  const named = each(value).filter(
    (one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean',
  );
  return [...new Set(named.map(String))];
}

/** The numbers in a field, written as numbers or as text. */
export function* numbersOf(value: unknown): Generator<number, void> {
  for (const one of each(value)) {
    const number = typeof one === 'string' && one.trim() !== '' ? Number(one) : one;
    if (typeof number === 'number' && Number.isFinite(number)) yield number;
  }
}

/** Their sum; 0 where there is none. */
export function sumOf(value: unknown): number {
  // As nearly every value is.
  if (typeof value === 'number') return Number.isFinite(value) ? value : 0;
  let sum = 0;
  for (const number of numbersOf(value)) sum += number;
  return sum;
}
