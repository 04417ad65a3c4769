import type { estypes } from '@elastic/elasticsearch';

/**
 * The time in a date field that was fetched in `epoch_millis` beside a hit, in milliseconds since
 * 1970; the first of several, null when there is none.
 */
export function fetchedTime(hit: estypes.SearchHit<unknown>, field: string): number | null {
  const values: unknown = hit.fields?.[field];
  if (!Array.isArray(values)) return null;
  // Nanoseconds come as a fraction of a millisecond, with more digits than a number has.
  const time = Number.parseInt(String(values[0]), 10);
  return Number.isFinite(time) ? time : null;
}
