import { useRequest, type Request } from './use_request';
import type { BodyOf, ResponseOf } from '../../common/api/contract';
import { resultsTimeline } from '../../common/api/results_timeline';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

export type Timeline = ResponseOf<typeof resultsTimeline>;

/** Scores and anomalies of a detector over time. @param question as `useRequest` has it */
export function useTimeline(
  body: BodyOf<typeof resultsTimeline>,
  question: string,
): Request<Timeline> {
  const { http } = useServices();
  return useRequest({
    identity: body.detector_id,
    question,
    key: JSON.stringify(body),
    load: (signal) => callApi(http, resultsTimeline, { body, signal }),
  });
}
