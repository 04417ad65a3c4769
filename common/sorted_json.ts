/** JSON that is the same for the same value, whatever the order in which its keys came. */

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** The value with the keys of all its objects in order of their UTF-16 units; lists stay as they are. */
export const withSortedKeys = <T>(value: T): T => sorted(value) as T;

/** @param indent spaces a level; on one line when left out */
export const sortedJson = (value: unknown, indent?: number): string =>
  JSON.stringify(sorted(value), null, indent);
