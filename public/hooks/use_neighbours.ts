import { useRequest, type Request } from './use_request';
import { searchResults, type ResultRow } from '../../common/api/search_results';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** Rows on each side. */
const each = 3;
/** How far away a neighbour may be, in milliseconds: a day, or as many windows as are shown. */
const dayMs = 86_400_000;
const reachOf = ({ windowMs = 0 }: NeighbourScope) => Math.max(dayMs, (each + 1) * windowMs);

export interface NeighbourScope {
  /** Of the detector's results; the same entity where one is looked at. */
  entity?: { field: string; value: string };
  /** Of rows that are windows: their length, milliseconds. */
  windowMs?: number;
}

const iso = (ms: number) => new Date(ms).toISOString();

/** The rows right before and after one, in time order, the row itself among them. */
export function useNeighbours(row: ResultRow, scope: NeighbourScope): Request<ResultRow[]> {
  const { http } = useServices();
  const { ml, result_id: id, time } = row;
  return useRequest({
    identity: `${ml.detector_id} ${id}`,
    question: JSON.stringify(scope),
    key: JSON.stringify(scope),
    load: async (signal) => {
      if (time === null) return [];
      const at = Date.parse(time);
      const reachMs = reachOf(scope);
      const { windowMs, ...narrowing } = scope;
      const search = (span: { from: string; to: string }, order: 'asc' | 'desc', size: number) =>
        callApi(http, searchResults, {
          body: { detector_id: ml.detector_id, ...span, ...narrowing, sort: 'time', order, size },
          signal,
        });
      const [before, after] = await Promise.all([
        search({ from: iso(at - reachMs), to: time }, 'desc', each),
        // Others may have the same time.
        search({ from: time, to: iso(at + reachMs) }, 'asc', each + 1),
      ]);
      const later = after.rows.filter((one) => one.result_id !== id).slice(0, each);
      return [...before.rows.reverse(), row, ...later];
    },
  });
}
