/** Objects as this product accepts them: every key known, required keys there, nothing inherited. */
import * as t from 'io-ts';

type Outputs<P extends t.Props> = { [K in keyof P]: t.TypeOf<P[K]> };
type Shape<R extends t.Props, O extends t.Props> = Outputs<R> & Partial<Outputs<O>>;

/**
 * A codec for an object with `required` and `optional` keys that refuses every other key.
 * `t.type` would let unknown keys through and `t.exact` would drop them in silence: a misspelt
 * option must be an error that names it.
 */
export function strictObject<R extends t.Props, O extends t.Props = Record<never, never>>(
  name: string,
  required: R,
  optional?: O,
): t.Type<Shape<R, O>> {
  const known = new Set([...Object.keys(required), ...Object.keys(optional ?? {})]);
  const shape = optional
    ? t.intersection([t.type(required), t.partial(optional)])
    : t.type(required);
  const base = shape as unknown as t.Type<Shape<R, O>>;

  return new t.Type<Shape<R, O>>(
    name,
    (value): value is Shape<R, O> =>
      base.is(value) && Object.keys(value as object).every((key) => known.has(key)),
    (input, context) => {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) {
        return t.failure(input, context, 'must be an object');
      }
      const unknownKeys = Object.keys(input).filter((key) => !known.has(key));
      if (unknownKeys.length > 0) {
        return t.failure(
          input,
          context,
          `has unknown keys: ${unknownKeys.map((key) => JSON.stringify(key.slice(0, 80))).join(', ')}`,
        );
      }
      const own = Object.fromEntries(
        Object.entries(input).filter(([, value]) => value !== undefined),
      );
      return base.validate(own, context);
    },
    t.identity,
  );
}
