import { useRequest, type Request } from './use_request';
import { anomalyLanes } from '../../common/api/anomaly_lanes';
import type { BodyOf, ResponseOf } from '../../common/api/contract';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { useTurn } from '../time/turn';

export type Lanes = ResponseOf<typeof anomalyLanes>;
export type Unread = Lanes['unread'];

/** Anomalies in lanes. @param question as `useRequest` has it */
export function useLanes(body: BodyOf<typeof anomalyLanes>, question: string): Request<Lanes> {
  const { http } = useServices();
  const turn = useTurn();
  return useRequest({
    identity: `${body.detector_id ?? ''} ${body.by ?? ''}`,
    question,
    key: JSON.stringify([turn, body]),
    load: (signal) => callApi(http, anomalyLanes, { body, signal }),
  });
}
