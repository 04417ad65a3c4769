import { useRequest, type Request } from './use_request';
import type { BodyOf, ResponseOf } from '../../common/api/contract';
import { searchResults } from '../../common/api/search_results';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { useTurn } from '../time/turn';

export type Results = ResponseOf<typeof searchResults>;

/** One page of a detector's results. @param question as `useRequest` has it */
export function useResults(body: BodyOf<typeof searchResults>, question: string): Request<Results> {
  const { http } = useServices();
  const turn = useTurn();
  return useRequest({
    identity: body.detector_id,
    question,
    key: JSON.stringify([turn, body]),
    load: (signal) => callApi(http, searchResults, { body, signal }),
  });
}
