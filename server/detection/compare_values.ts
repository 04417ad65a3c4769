/** What is different between two JSON values, by path. */
import { sortedJson } from '../../common/sorted_json';

export interface Difference {
  path: string;
  /** As JSON; null where the value is not there. */
  from: string | null;
  to: string | null;
}

/** Longest JSON that a difference shows, in characters. */
const mostShown = 200;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const json = sortedJson(value);
  return json.length <= mostShown ? json : `${json.slice(0, mostShown)}…`;
}

const own = (object: Record<string, unknown>, key: string) =>
  Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;

/** Objects key by key, lists as a whole: their order counts. None when both say the same. */
export function compareValues(from: unknown, to: unknown, path = ''): Difference[] {
  if (isObject(from) && isObject(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
    return keys.flatMap((key) =>
      compareValues(own(from, key), own(to, key), path === '' ? key : `${path}.${key}`),
    );
  }
  const same = from === to || (from !== undefined && sortedJson(from) === sortedJson(to));
  return same ? [] : [{ path, from: shown(from), to: shown(to) }];
}
