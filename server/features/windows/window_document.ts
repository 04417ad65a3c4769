/** A closed window as the document that a model judges and a result shows. */
import { entityPathOf, windowField, type Windows } from '../../../common/windows';
import type { ClosedWindow } from './window_stream';

/**
 * The event time of a window, milliseconds since 1970: its last one. Within a range of time, up to but
 * without its end, are so the windows that are over by then, and a chart has each where it took place.
 */
export const windowTime = ({ end }: Pick<ClosedWindow, 'end'>): number => end - 1;

/** Such as `2026-01-05T09:15:00.000Z/5m alice`: an ISO 8601 time, a length, and the entity. */
export function windowId(
  { length }: Windows,
  { start, entity }: Pick<ClosedWindow, 'start' | 'entity'>,
) {
  return `${new Date(start).toISOString()}/${length}${entity === null ? '' : ` ${entity}`}`;
}

/** A window by its id, whatever the length of windows is by now; null for what names no entity's window. */
export function readWindowId(id: string): { start: number; length: string; entity: string } | null {
  const slash = id.indexOf('/');
  const space = id.indexOf(' ', slash);
  const start = Date.parse(id.slice(0, Math.max(0, slash)));
  if (slash === -1 || space === -1 || Number.isNaN(start)) return null;
  return { start, length: id.slice(slash + 1, space), entity: id.slice(space + 1) };
}

/** Begin and entity of a window by its id; null for what is none of these windows. */
export function parseWindowId(
  { length }: Windows,
  id: string,
): { start: number; entity: string } | null {
  const read = readWindowId(id);
  return read?.length === length ? { start: read.start, entity: read.entity } : null;
}

/** Sets a value where `a.b` means an object in an object, as the shippers write it. */
function place(fields: Record<string, unknown>, path: string, value: unknown): void {
  const dot = path.indexOf('.');
  if (dot === -1) {
    fields[path] = value;
    return;
  }
  const key = path.slice(0, dot);
  const inner = Object.prototype.hasOwnProperty.call(fields, key) ? fields[key] : undefined;
  if (typeof inner === 'object' && inner !== null) {
    place(inner as Record<string, unknown>, path.slice(dot + 1), value);
  } else if (inner === undefined) {
    // Without a prototype: a field may be called `__proto__`.
    const made = Object.create(null) as Record<string, unknown>;
    place(made, path.slice(dot + 1), value);
    fields[key] = made;
  } else fields[path] = value;
}

/** The entity and the kept fields under their own names, the window's span, and the measures. */
export function windowDocument(
  windows: Windows,
  timeField: string,
  window: ClosedWindow,
): Record<string, unknown> {
  const fields = Object.create(null) as Record<string, unknown>;
  place(fields, timeField, new Date(windowTime(window)).toISOString());
  if (window.entity !== null) place(fields, entityPathOf(windows), window.entity);
  for (const [field, values] of Object.entries(window.kept)) {
    place(fields, field, values.length === 1 ? values[0] : values);
  }
  fields[windowField] = {
    start: new Date(window.start).toISOString(),
    end: new Date(window.end).toISOString(),
    events: window.events,
    ...(window.limited.length > 0 ? { limited: window.limited } : {}),
  };
  return Object.assign(fields, window.values);
}
