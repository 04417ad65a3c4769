import { useRequest, type Request } from './use_request';
import { listDetectors } from '../../common/api/list_detectors';
import type { DetectorOverview } from '../../common/api/shared';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** All detectors with their state, by name. */
export function useDetectors(): Request<DetectorOverview[]> {
  const { http, locale } = useServices();
  return useRequest({
    identity: 'detectors',
    key: '',
    load: async (signal) => {
      const { detectors } = await callApi(http, listDetectors, { signal });
      return [...detectors].sort((a, b) =>
        a.detector.name.localeCompare(b.detector.name, locale, { numeric: true }),
      );
    },
  });
}
