/** What training leaves out, in words. */
import type { TrainingExclusion } from '../../common/detector';
import type { Format } from '../formatters/format';

type Query = Record<string, unknown>;

const isObject = (value: unknown): value is Query =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The one field and value of a term query, as the pages make them for an entity. */
function termOf({ term }: Query): [string, string] | undefined {
  const [entry, ...more] = Object.entries(isObject(term) ? term : {});
  if (entry === undefined || more.length > 0) return undefined;
  const [field, value] = entry;
  return typeof value === 'string' ? [field, value] : undefined;
}

/** The one document of a query, as the pages make it for a row. */
function rowOf({ bool }: Query): string | undefined {
  const [first] = isObject(bool) && Array.isArray(bool.filter) ? (bool.filter as unknown[]) : [];
  const ids = isObject(first) && isObject(first.ids) ? first.ids.values : undefined;
  const [id, ...more] = Array.isArray(ids) ? (ids as unknown[]) : [];
  return typeof id === 'string' && more.length === 0 ? id : undefined;
}

export function exclusionText(exclusion: TrainingExclusion, format: Format): string {
  if (!('filter' in exclusion)) {
    return `${format.time(exclusion.from)} to ${format.time(exclusion.to)}`;
  }
  const { filter } = exclusion;
  const term = termOf(filter);
  if (term !== undefined) return `Rows with ${term.join(': ')}`;
  const row = rowOf(filter);
  return row === undefined ? `Rows that match ${JSON.stringify(filter)}` : `The row ${row}`;
}
