/** Codecs for values with limits: what comes from outside is never longer, larger or odder than stated. */
import * as t from 'io-ts';

/** What JSON Schema says of a value that is narrower than its type. */
export interface SchemaLimits {
  type?: 'integer';
  description?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: 'date-time';
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
}

/** A codec that is narrower than its base, and says by how much. */
export class BoundedType<A> extends t.Type<A> {
  readonly _tag = 'BoundedType' as const;

  constructor(
    name: string,
    readonly base: t.Type<A>,
    readonly limits: SchemaLimits,
    accepts: (value: A) => boolean,
  ) {
    super(
      name,
      (value): value is A => base.is(value) && accepts(value),
      (input, context) => {
        // Before the values of a list that is too long are looked at one by one.
        const isTooLong = Array.isArray(input) && input.length > (limits.maxItems ?? Infinity);
        if (isTooLong) return t.failure(input, context, `must be ${name}`);
        const decoded = base.validate(input, context);
        if (decoded._tag === 'Left') return decoded;
        return accepts(decoded.right)
          ? t.success(decoded.right)
          : t.failure(input, context, `must be ${name}`);
      },
      t.identity,
    );
  }
}

/** A finite number in [min, max]. */
export const numberIn = (min: number, max: number): t.Type<number> =>
  new BoundedType(
    `a number from ${min} to ${max}`,
    t.number,
    { minimum: min, maximum: max },
    (n) => Number.isFinite(n) && n >= min && n <= max,
  );

/** A whole number in [min, max]. */
export const integerIn = (min: number, max: number): t.Type<number> =>
  new BoundedType(
    `a whole number from ${min} to ${max}`,
    t.number,
    { type: 'integer', minimum: min, maximum: max },
    (n) => Number.isInteger(n) && n >= min && n <= max,
  );

/** Text of 1 to `max` characters without control characters. */
export const text = (max: number): t.Type<string> =>
  new BoundedType(
    `text of 1 to ${max} characters`,
    t.string,
    { minLength: 1, maxLength: max, pattern: '^[^\\u0000-\\u001f\\u007f]*$' },
    // eslint-disable-next-line no-control-regex -- control characters are what it refuses
    (s) => s.length >= 1 && s.length <= max && !/[\u0000-\u001f\u007f]/.test(s),
  );

/** Any text of 0 to `max` UTF-16 units, control characters included: values as data has them. */
export const anyText = (max: number): t.Type<string> =>
  new BoundedType(
    `text of at most ${max} characters`,
    t.string,
    { maxLength: max },
    (s) => s.length <= max,
  );

/** Text that matches a pattern; `meaning` says in words what the pattern wants. */
export const pattern = (regex: RegExp, meaning: string): t.Type<string> =>
  new BoundedType(meaning, t.string, { description: meaning, pattern: regex.source }, (s) =>
    regex.test(s),
  );

export const sha256Codec = pattern(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');

/** A list of `min` to `max` values, which may be alike. */
export const listWith = <A>(item: t.Type<A>, min: number, max: number): t.Type<A[]> =>
  new BoundedType(
    `a list of ${min} to ${max} values`,
    t.array(item),
    { minItems: min, maxItems: max },
    (list) => list.length >= min && list.length <= max,
  );

/** A list of `min` to `max` values without duplicates (compared as JSON). */
export const listOf = <A>(item: t.Type<A>, min: number, max: number): t.Type<A[]> =>
  new BoundedType(
    `a list of ${min} to ${max} different values`,
    t.array(item),
    { minItems: min, maxItems: max, uniqueItems: true },
    (list) =>
      list.length >= min &&
      list.length <= max &&
      new Set(list.map((value) => JSON.stringify(value))).size === list.length,
  );

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner)));

/** An object with any keys, in which objects and lists are nested at most so deep. */
export const recordNestedAtMost = (levels: number): t.Type<Record<string, unknown>> => {
  const meaning = `an object nested at most ${levels} deep`;
  return new BoundedType<Record<string, unknown>>(
    meaning,
    t.UnknownRecord,
    { description: meaning },
    (value) => !isDeeperThan(levels, value),
  );
};

/** A span of time such as "10s", "5m", "1h" or "7d". */
export const duration = pattern(
  /^[1-9][0-9]{0,5}(s|m|h|d)$/,
  'a duration such as "10s", "5m", "1h" or "7d"',
);

/** A point in time in ISO 8601 form with a zone, such as "2026-11-21T10:00:00.000Z". */
export const isoTime: t.Type<string> = new BoundedType(
  'a time such as "2026-11-21T10:00:00.000Z"',
  t.string,
  { format: 'date-time' },
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
export const timeZone: t.Type<string> = new BoundedType(
  'a time zone such as "Europe/Berlin"',
  t.string,
  { description: 'a time zone such as "Europe/Berlin"' },
  isTimeZone,
);

const millisecondsIn: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A span of time from `shortest` to `longest`, both of them durations. */
export const durationIn = (shortest: string, longest: string): t.Type<string> => {
  const meaning = `a duration from ${shortest} to ${longest}`;
  return new BoundedType(meaning, duration, { description: meaning }, (span) => {
    const ms = durationToMs(span);
    return ms >= durationToMs(shortest) && ms <= durationToMs(longest);
  });
};

/** Milliseconds in a `duration`; 0 for text that is none. */
export function durationToMs(span: string): number {
  const unit = millisecondsIn[span.slice(-1)] ?? 0;
  return Number.parseInt(span, 10) * unit || 0;
}
