import { useRequest, type Request } from './use_request';
import { compareModels, type ModelComparison } from '../../common/api/compare_models';
import type { BodyOf } from '../../common/api/contract';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** Two versions of a detector's model on the same rows, scored when asked for. */
export function useComparison(
  id: string,
  body: BodyOf<typeof compareModels>,
): Request<ModelComparison> {
  const { http } = useServices();
  const asked = JSON.stringify(body);
  return useRequest({
    identity: `${id} ${asked}`,
    key: '',
    load: (signal) => callApi(http, compareModels, { params: { id }, body, signal }),
  });
}
