/** Requests that must be refused, made from one that would not be. */

export type Path = ReadonlyArray<string | number>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Every place in a JSON value, the value itself first. */
export function placesIn(value: unknown, at: Path = []): Path[] {
  if (!isObject(value)) return [at];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const inner = keys.flatMap((key) =>
    placesIn((value as Record<string | number, unknown>)[key], [...at, key]),
  );
  return [at, ...inner];
}

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value);

/** JSON text of a value in which `text` stands at a place: raw, so that any key can be written. */
export function withTextAt(value: unknown, path: Path, text: string): string {
  const mark = '@@here@@';
  const [last] = path.slice(-1);
  if (last === undefined) return text;
  const copy = structuredClone(value);
  (valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>)[last] = mark;
  return JSON.stringify(copy).replace(JSON.stringify(mark), () => text);
}

/** JSON text of the same with one more key in the object at a place. */
export function withKeyAt(value: unknown, path: Path, key: string): string {
  const inner = JSON.stringify(valueAt(value, path)).slice(1);
  const comma = inner === '}' ? '' : ',';
  return withTextAt(value, path, `{${JSON.stringify(key)}:{"polluted":true}${comma}${inner}`);
}

export const objectsIn = (value: unknown): Path[] =>
  placesIn(value).filter((path) => {
    const found = valueAt(value, path);
    return isObject(found) && !Array.isArray(found);
  });

/** A value of another type than the one that stands there. */
export const otherTypeThan = (value: unknown): string => (Array.isArray(value) ? 'false' : '[[]]');
