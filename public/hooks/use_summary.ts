import { useRequest, type Request } from './use_request';
import { anomalySummary } from '../../common/api/anomaly_summary';
import type { BodyOf, ResponseOf } from '../../common/api/contract';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { useTurn } from '../time/turn';

export type Summary = ResponseOf<typeof anomalySummary>;

/** Anomalies of all detectors by severity, and the worst. @param question as `useRequest` has it */
export function useSummary(
  body: BodyOf<typeof anomalySummary>,
  question: string,
): Request<Summary> {
  const { http } = useServices();
  const turn = useTurn();
  return useRequest({
    identity: 'summary',
    question,
    key: JSON.stringify([turn, body]),
    load: (signal) => callApi(http, anomalySummary, { body, signal }),
  });
}
