import { useRequest, type Request } from './use_request';
import { explainResult, type ResultExplanation } from '../../common/api/explain_result';
import type { ResultRow } from '../../common/api/search_results';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** Why a row has its score, computed anew, and the row's own fields. */
export function useExplanation(row: ResultRow): Request<ResultExplanation> {
  const { http } = useServices();
  const { ml, ml_score, result_id } = row;
  return useRequest({
    identity: `${ml.detector_id} ${result_id}`,
    // Scored again, it is another row.
    key: `${ml.model_version ?? ''} ${ml_score ?? ''}`,
    load: (signal) =>
      callApi(http, explainResult, { params: { id: ml.detector_id, result_id }, signal }),
  });
}
