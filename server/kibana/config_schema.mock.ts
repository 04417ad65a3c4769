/** A small strict stand-in for `@kbn/config-schema`, which only a Kibana has. For unit tests alone. */

type Validate = (value: unknown) => unknown;

interface StandInType {
  __isKbnConfigSchemaType: true;
  validate: Validate;
}

const type = (validate: Validate): StandInType => ({ __isKbnConfigSchemaType: true, validate });

function typed(name: string, options: { defaultValue?: unknown; min?: number; max?: number } = {}) {
  return type((value) => {
    const given = value === undefined ? options.defaultValue : value;
    if (typeof given !== name) throw new Error(`expected ${name}, got ${typeof given}`);
    if (typeof given === 'number') {
      const { min = -Infinity, max = Infinity } = options;
      if (given < min || given > max) throw new Error(`${given} is not in ${min}..${max}`);
    }
    return given;
  });
}

function object(
  props: Record<string, StandInType>,
  { unknowns = 'forbid' }: { unknowns?: string } = {},
) {
  const validate: Validate = (value) => {
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

export const schema = {
  object,
  string: (options?: object) => typed('string', options),
  number: (options?: object) => typed('number', options),
  boolean: (options?: object) => typed('boolean', options),
  any: () => type((value) => value),
  maybe: (inner: StandInType) =>
    type((value) => (value === undefined ? undefined : inner.validate(value))),
};
