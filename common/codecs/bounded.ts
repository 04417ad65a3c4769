/** Codecs for values with limits: what comes from outside is never longer, larger or odder than stated. */
import * as t from 'io-ts';

function refined<A>(name: string, base: t.Type<A>, accepts: (value: A) => boolean): t.Type<A> {
  return new t.Type<A>(
    name,
    (value): value is A => base.is(value) && accepts(value),
    (input, context) => {
      const decoded = base.validate(input, context);
      if (decoded._tag === 'Left') return decoded;
      return accepts(decoded.right)
        ? t.success(decoded.right)
        : t.failure(input, context, `must be ${name}`);
    },
    t.identity,
  );
}

/** A finite number in [min, max]. */
export const numberIn = (min: number, max: number): t.Type<number> =>
  refined(
    `a number from ${min} to ${max}`,
    t.number,
    (n) => Number.isFinite(n) && n >= min && n <= max,
  );

/** A whole number in [min, max]. */
export const integerIn = (min: number, max: number): t.Type<number> =>
  refined(
    `a whole number from ${min} to ${max}`,
    t.number,
    (n) => Number.isInteger(n) && n >= min && n <= max,
  );

/** Text of 1 to `max` characters without control characters. */
export const text = (max: number): t.Type<string> =>
  refined(
    `text of 1 to ${max} characters`,
    t.string,
    // eslint-disable-next-line no-control-regex -- control characters are what it refuses
    (s) => s.length >= 1 && s.length <= max && !/[\u0000-\u001f\u007f]/.test(s),
  );

/** Any text of 0 to `max` UTF-16 units, control characters included: values as data has them. */
export const anyText = (max: number): t.Type<string> =>
  refined(`text of at most ${max} characters`, t.string, (s) => s.length <= max);

/** Text that matches a pattern; `meaning` says in words what the pattern wants. */
export const pattern = (regex: RegExp, meaning: string): t.Type<string> =>
  refined(meaning, t.string, (s) => regex.test(s));

/** A list of `min` to `max` values, which may be alike. */
export const listWith = <A>(item: t.Type<A>, min: number, max: number): t.Type<A[]> =>
  refined(
    `a list of ${min} to ${max} values`,
    t.array(item) as unknown as t.Type<A[]>,
    (list) => list.length >= min && list.length <= max,
  );

/** A list of `min` to `max` values without duplicates (compared as JSON). */
export const listOf = <A>(item: t.Type<A>, min: number, max: number): t.Type<A[]> =>
  refined(
    `a list of ${min} to ${max} different values`,
    t.array(item) as unknown as t.Type<A[]>,
    (list) =>
      list.length >= min &&
      list.length <= max &&
      new Set(list.map((value) => JSON.stringify(value))).size === list.length,
  );

/** A span of time such as "10s", "5m", "1h" or "7d". */
export const duration = pattern(
  /^[1-9][0-9]{0,5}(s|m|h|d)$/,
  'a duration such as "10s", "5m", "1h" or "7d"',
);

/** A point in time in ISO 8601 form with a zone, such as "2026-11-21T10:00:00.000Z". */
export const isoTime = refined(
  'a time such as "2026-11-21T10:00:00.000Z"',
  t.string,
  (s) => /^\d{4}-\d{2}-\d{2}T/.test(s) && Number.isFinite(Date.parse(s)),
);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A time zone of the IANA database. */
export const timeZone = refined('a time zone such as "Europe/Berlin"', t.string, isTimeZone);

const millisecondsIn: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds in a `duration`; 0 for text that is none. */
export function durationToMs(span: string): number {
  const unit = millisecondsIn[span.slice(-1)] ?? 0;
  return Number.parseInt(span, 10) * unit || 0;
}
