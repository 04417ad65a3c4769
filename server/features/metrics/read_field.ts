/** Looks a field up in a document as Elasticsearch does: nested objects, dotted keys, lists or a mix. */

function own(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return undefined;
  return Object.prototype.hasOwnProperty.call(object, key)
    ? (object as Record<string, unknown>)[key]
    : undefined;
}

/** Of a list of objects, what each of them has. */
function readEach(list: readonly unknown[], path: string): unknown {
  const values = list.flatMap((item) => readField(item, path) ?? []);
  return values.length === 0 ? undefined : values;
}

/**
 * The value at a path such as `system.cpu.pct`; undefined when the document has none. Where objects
 * on the way stand in a list, a list of their values.
 */
export function readField(source: unknown, path: string): unknown {
  if (Array.isArray(source)) return readEach(source, path);
  const whole = own(source, path);
  if (whole !== undefined) return whole;
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const inner = own(source, path.slice(0, dot));
    if (inner === undefined) continue;
    const value = readField(inner, path.slice(dot + 1));
    if (value !== undefined) return value;
  }
  return undefined;
}
