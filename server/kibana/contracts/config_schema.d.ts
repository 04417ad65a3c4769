/**
 * The part of Kibana's own packages that is required at run time. They are on no registry: Kibana
 * supplies them, and the bundle leaves them out.
 */
declare module '@kbn/config-schema' {
  export interface Type<V> {
    validate(value: unknown): V;
    readonly __isKbnConfigSchemaType: true;
  }
  export interface ObjectType<V> extends Type<V> {
    extendsDeep(options: { unknowns: 'allow' | 'ignore' | 'forbid' }): ObjectType<V>;
  }
  export type TypeOf<T> = T extends Type<infer V> ? V : never;

  type Outputs<P> = { [K in keyof P]: TypeOf<P[K]> };

  export const schema: {
    object<P extends Record<string, Type<unknown>>>(
      props: P,
      options?: { unknowns?: 'allow' | 'ignore' | 'forbid' },
    ): ObjectType<Outputs<P>>;
    string(options?: {
      minLength?: number;
      maxLength?: number;
      defaultValue?: string;
    }): Type<string>;
    number(options?: {
      min?: number;
      max?: number;
      /** Says what is wrong with a value, nothing where it is right. */
      validate?: (value: number) => string | undefined;
      defaultValue?: number;
    }): Type<number>;
    boolean(options?: { defaultValue?: boolean }): Type<boolean>;
    any(): Type<unknown>;
    /** The first type that takes the value converts it. */
    oneOf(types: Type<unknown>[], options?: { defaultValue?: unknown }): Type<unknown>;
    maybe<V>(type: Type<V>): Type<V | undefined>;
  };
}

declare module '@kbn/task-manager-plugin/server' {
  /** Marks the error with a symbol that only this module knows, and throws it: the task is removed. */
  export function throwUnrecoverableError(error: Error): never;
}
