import { useRequest, type Request } from './use_request';
import { type Counted, listDetectors } from '../../common/api/list_detectors';
import type { DetectorOverview } from '../../common/api/shared';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** All detectors with their state, by name. @param ledger whose rows are counted, which takes time */
export function useDetectors(ledger: Counted): Request<DetectorOverview[]> {
  const { http, locale } = useServices();
  return useRequest({
    identity: 'detectors',
    key: ledger,
    load: async (signal) => {
      const { detectors } = await callApi(http, listDetectors, { query: { ledger }, signal });
      return [...detectors].sort((a, b) =>
        a.detector.name.localeCompare(b.detector.name, locale, { numeric: true }),
      );
    },
  });
}

/** The one to show where none is chosen: the first that scores, or else the first. */
export const firstToShow = (list: readonly DetectorOverview[]): DetectorOverview | undefined =>
  list.find(({ phase }) => phase === 'running') ?? list[0];
