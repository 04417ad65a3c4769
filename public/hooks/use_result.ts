import { useRequest, type Request } from './use_request';
import { findResult } from '../../common/api/find_result';
import type { ResultRow } from '../../common/api/search_results';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** One result by its `_id`. */
export function useResult(detectorId: string, resultId: string): Request<ResultRow> {
  const { http } = useServices();
  return useRequest({
    identity: `${detectorId} ${resultId}`,
    key: '',
    load: (signal) =>
      callApi(http, findResult, { params: { id: detectorId, result_id: resultId }, signal }),
  });
}
