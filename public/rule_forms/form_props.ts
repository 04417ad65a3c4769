/** What Kibana gives a rule form, by our names. */
export interface FormProps {
  /** Parameters that a new rule begins with, told once; undefined where there are none. */
  takeDraft?: () => Readonly<Record<string, unknown>> | undefined;
  params: Readonly<Record<string, unknown>>;
  /** Undefined takes a parameter out. */
  setParam: (name: string, value: unknown) => void;
  errors: Readonly<Record<string, unknown>>;
  /** Time between two runs of the rule, such as "1m". */
  every: string;
}

/** Parameters as they come may be anything: a rule made by API is edited here as well. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const numberOf = (value: unknown): number | '' => (typeof value === 'number' ? value : '');

export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

export function errorsOf({ errors }: Pick<FormProps, 'errors'>, name: string): string[] {
  return textsOf(errors[name]);
}

/** Undefined for text that is empty: the parameter is then left out. */
export const filled = (text: string): string | undefined => (text === '' ? undefined : text);
