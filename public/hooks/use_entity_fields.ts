import { useRequest, type Request } from './use_request';
import { entityFields } from '../../common/api/entity_fields';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** Fields by which a detector's results can be told apart. */
export function useEntityFields(detectorId: string): Request<string[]> {
  const { http } = useServices();
  return useRequest({
    identity: detectorId,
    key: '',
    load: async (signal) =>
      (await callApi(http, entityFields, { params: { id: detectorId }, signal })).fields,
  });
}
