import { useRequest, type Request } from './use_request';
import type { BodyOf } from '../../common/api/contract';
import { evaluateDetector, type Evaluation } from '../../common/api/evaluate_detector';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { useTurn } from '../time/turn';

/** A detector's results against the labels in a field of theirs. */
export function useEvaluation(
  id: string,
  body: BodyOf<typeof evaluateDetector>,
): Request<Evaluation> {
  const { http } = useServices();
  const turn = useTurn();
  return useRequest({
    identity: `${id} ${body.label_field} ${JSON.stringify(body.positive_values)}`,
    key: JSON.stringify([turn, body]),
    load: (signal) => callApi(http, evaluateDetector, { params: { id }, body, signal }),
  });
}
