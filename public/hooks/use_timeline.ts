import { useRequest, type Request } from './use_request';
import type { BodyOf, ResponseOf } from '../../common/api/contract';
import { resultsTimeline } from '../../common/api/results_timeline';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { useTurn } from '../time/turn';

export type Timeline = ResponseOf<typeof resultsTimeline>;

/** Scores and anomalies of a detector over time. @param question as `useRequest` has it */
export function useTimeline(
  body: BodyOf<typeof resultsTimeline>,
  question: string,
): Request<Timeline> {
  const { http } = useServices();
  const turn = useTurn();
  return useRequest({
    identity: body.detector_id,
    question,
    key: JSON.stringify([turn, body]),
    load: (signal) => callApi(http, resultsTimeline, { body, signal }),
  });
}
