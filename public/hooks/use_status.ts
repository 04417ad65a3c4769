import { useRequest, type Request } from './use_request';
import type { ResponseOf } from '../../common/api/contract';
import { getStatus } from '../../common/api/get_status';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

export type Status = ResponseOf<typeof getStatus>;

export function useStatus(): Request<Status> {
  const { http } = useServices();
  return useRequest({
    identity: 'status',
    key: '',
    load: (signal) => callApi(http, getStatus, { signal }),
  });
}
