import { searchResults } from '../../common/api/search_results';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** Event times before and after are as good as none. */
const allTimes = { from: '1970-01-01T00:00:00.000Z', to: '2200-01-01T00:00:00.000Z' };

/**
 * Asks from when to when a detector's results lie, ISO 8601, the end a second after the last of them;
 * undefined where it has none.
 */
export function useResultSpan(
  detectorId: string,
): () => Promise<{ from: string; to: string } | undefined> {
  const { http } = useServices();
  const timeOf = async (order: 'asc' | 'desc') => {
    const body = { detector_id: detectorId, ...allTimes, sort: 'time', order, size: 1 } as const;
    const { rows } = await callApi(http, searchResults, { body });
    return rows[0]?.time ?? undefined;
  };
  return async () => {
    const [from, last] = await Promise.all([timeOf('asc'), timeOf('desc')]);
    if (from === undefined || last === undefined) return undefined;
    // The end of a range is not part of it.
    return { from, to: new Date(Date.parse(last) + 1_000).toISOString() };
  };
}
