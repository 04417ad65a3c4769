import type { ResultRow } from '../../common/api/search_results';
import { selectForLabels, type LabelSelection } from '../../common/api/select_for_labels';
import { suggestLabels, type LabelSuggestions } from '../../common/api/suggest_labels';
import type { LabelDraw } from '../../common/label';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { passedOver } from './passed_over';
import { useRequest, type Request } from './use_request';

export type Suggestion = LabelSuggestions['rows'][number];

/** Rows that are asked for at a time. */
export const suggestedAtOnce = 10;

/** Which rows somebody wants to label. */
export interface RowsToLabel {
  detectorId: string;
  mode: LabelDraw;
  /** Event times, ISO 8601. */
  times: { from: string; to: string };
}

/** What to label next; each turn asks anew, without what has a label or was passed over by then. */
export function useSuggestions(
  { detectorId, mode, times }: RowsToLabel,
  turn: number,
): Request<LabelSuggestions> {
  const { http } = useServices();
  return useRequest({
    identity: `${detectorId} ${mode} ${times.from} ${times.to} ${turn}`,
    key: '',
    load: (signal) =>
      callApi(http, suggestLabels, {
        params: { id: detectorId },
        body: { mode, size: suggestedAtOnce, without: [...passedOver(detectorId)], ...times },
        signal,
      }),
  });
}

const nothingAsked: LabelSelection = { detector_id: '', rows: [], total: 0, looked_at: 0 };

/** Rows like one row, where that is wanted. */
export function useAlike(row: ResultRow, isWanted: boolean): Request<LabelSelection> {
  const { http } = useServices();
  const { ml, result_id: like } = row;
  return useRequest({
    identity: `${ml.detector_id} ${like} ${String(isWanted)}`,
    key: '',
    load: (signal) =>
      isWanted
        ? callApi(http, selectForLabels, { params: { id: ml.detector_id }, body: { like }, signal })
        : Promise.resolve(nothingAsked),
  });
}
