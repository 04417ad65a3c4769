/** Objects as this product accepts them: every key known, required keys there, nothing inherited. */
import * as t from 'io-ts';

type Outputs<P extends t.Props> = { [K in keyof P]: t.TypeOf<P[K]> };
type Shape<R extends t.Props, O extends t.Props> = Outputs<R> & Partial<Outputs<O>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const quoted = (keys: string[]) => keys.map((key) => JSON.stringify(key.slice(0, 80))).join(', ');

/** What `strictObject` makes: keeps its keys, so that it can be described. */
export class StrictObjectType<A> extends t.Type<A> {
  readonly _tag = 'StrictObjectType' as const;

  constructor(
    name: string,
    readonly required: t.Props,
    readonly optional: t.Props,
  ) {
    const props = new Map<string, t.Mixed>(Object.entries({ ...required, ...optional }));
    const isThere = (object: Record<string, unknown>, key: string) =>
      object[key] !== undefined || key in required;
    const present = (object: Record<string, unknown>) =>
      [...props].filter(([key]) => isThere(object, key));
    const unknownKeys = (object: Record<string, unknown>) =>
      Object.keys(object).filter((key) => !props.has(key));

    super(
      name,
      (value): value is A =>
        isObject(value) &&
        unknownKeys(value).length === 0 &&
        present(value).every(([key, codec]) => codec.is(value[key])),
      (input, context) => {
        if (!isObject(input)) return t.failure(input, context, 'must be an object');
        const unknown = unknownKeys(input);
        if (unknown.length > 0) {
          return t.failure(input, context, `has unknown keys: ${quoted(unknown)}`);
        }
        const errors: t.Errors = [];
        const decoded: Record<string, unknown> = {};
        for (const [key, codec] of present(input)) {
          const value = codec.validate(
            input[key],
            t.appendContext(context, key, codec, input[key]),
          );
          if (value._tag === 'Left') errors.push(...value.left);
          else decoded[key] = value.right;
        }
        return errors.length > 0 ? t.failures(errors) : t.success(decoded as A);
      },
      t.identity,
    );
  }
}

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
  return new StrictObjectType<Shape<R, O>>(name, required, optional ?? {});
}
