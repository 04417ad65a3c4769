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

/** What to label next; each turn asks anew, without what has a label or was passed over by then. */
export function useSuggestions(asked: {
  detectorId: string;
  mode: LabelDraw;
  turn: number;
}): Request<LabelSuggestions> {
  const { detectorId, mode, turn } = asked;
  const { http } = useServices();
  return useRequest({
    identity: `${detectorId} ${mode} ${turn}`,
    key: '',
    load: (signal) =>
      callApi(http, suggestLabels, {
        params: { id: detectorId },
        body: { mode, size: suggestedAtOnce, without: [...passedOver(detectorId)] },
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
