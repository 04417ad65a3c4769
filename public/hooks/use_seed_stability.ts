import { useRequest, type Request } from './use_request';
import { seedStability, type SeedStability } from '../../common/api/seed_stability';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** Trains a few forests that differ in their seed; going away cancels it. */
export function useSeedStability(id: string, seeds: number): Request<SeedStability> {
  const { http } = useServices();
  return useRequest({
    identity: `${id} ${seeds}`,
    key: '',
    load: (signal) => callApi(http, seedStability, { params: { id }, body: { seeds }, signal }),
  });
}
