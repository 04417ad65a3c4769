import { useRequest, type Request } from './use_request';
import { getDetector } from '../../common/api/get_detector';
import type { DescribedDetector } from '../../common/api/shared';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** One detector with its state. */
export function useDetector(id: string): Request<DescribedDetector> {
  const { http } = useServices();
  return useRequest({
    identity: id,
    key: '',
    load: (signal) => callApi(http, getDetector, { params: { id }, signal }),
  });
}
