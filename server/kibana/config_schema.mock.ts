/** A small strict stand-in for `@kbn/config-schema`, which only a Kibana has. For unit tests alone. */

type Validate = (value: unknown) => unknown;

interface StandInType {
  __isKbnConfigSchemaType: true;
  validate: Validate;
}

const type = (validate: Validate): StandInType => ({ __isKbnConfigSchemaType: true, validate });

interface TypeOptions {
  defaultValue?: unknown;
  min?: number;
  max?: number;
  validate?: (value: number) => string | undefined;
}

function typed(name: string, options: TypeOptions = {}) {
  return type((value) => {
    const given = value === undefined ? options.defaultValue : value;
    if (typeof given !== name) throw new Error(`expected ${name}, got ${typeof given}`);
    if (typeof given === 'number') {
      const { min = -Infinity, max = Infinity } = options;
      if (given < min || given > max) throw new Error(`${given} is not in ${min}..${max}`);
      const wrong = options.validate?.(given);
      if (wrong !== undefined) throw new Error(wrong);
    }
    return given;
  });
}

function object(
  props: Record<string, StandInType>,
  { unknowns = 'forbid' }: { unknowns?: string } = {},
) {
  const validate: Validate = (value) => {
    if (value === null || Array.isArray(value) || !['object', 'undefined'].includes(typeof value)) {
      throw new Error(`expected a plain object, got ${JSON.stringify(value)}`);
    }
    const given = (value ?? {}) as Record<string, unknown>;
    const unknown = Object.keys(given).filter((key) => !(key in props));
    if (unknowns === 'forbid' && unknown.length > 0) {
      throw new Error(`[${unknown.join()}] not expected`);
    }
    const own = Object.entries(props).map(([key, prop]) => [key, prop.validate(given[key])]);
    return { ...(unknowns === 'allow' ? given : {}), ...Object.fromEntries(own) };
  };
  return { ...type(validate), extendsDeep: (options: object) => object(props, options) };
}

function oneOf(types: StandInType[], { defaultValue }: { defaultValue?: unknown } = {}) {
  return type((value) => {
    if (value === undefined && defaultValue !== undefined) return defaultValue;
    const refusals: unknown[] = [];
    for (const { validate } of types) {
      try {
        return validate(value);
      } catch (refusal) {
        refusals.push(refusal);
      }
    }
    throw new Error(refusals.map(String).join('; '));
  });
}

export const schema = {
  object,
  string: (options?: object) => typed('string', options),
  number: (options?: object) => typed('number', options),
  boolean: (options?: object) => typed('boolean', options),
  oneOf,
  any: () => type((value) => value),
  maybe: (inner: StandInType) =>
    type((value) => (value === undefined ? undefined : inner.validate(value))),
};
