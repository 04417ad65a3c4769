/** Looks a field up in a document as Elasticsearch does: nested objects, dotted keys or a mix. */

function own(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return undefined;
  return Object.prototype.hasOwnProperty.call(object, key)
    ? (object as Record<string, unknown>)[key]
    : undefined;
}

/** The value at a path such as `system.cpu.pct`; undefined when the document has none. */
export function readField(source: unknown, path: string): unknown {
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
