import { useRequest, type Request } from './use_request';
import type { BodyOf } from '../../common/api/contract';
import { evaluateAttacks, type AttackEvaluation } from '../../common/api/evaluate_attacks';
import { scoresByClass, type ClassScores } from '../../common/api/scores_by_class';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { useTurn } from '../time/turn';

/** How a detector does against the attacks that its results name. */
export function useAttacks(
  id: string,
  body: BodyOf<typeof evaluateAttacks>,
): Request<AttackEvaluation> {
  const { http } = useServices();
  const turn = useTurn();
  const { from, to, ...asked } = body;
  return useRequest({
    identity: `${id} ${JSON.stringify(asked)}`,
    key: JSON.stringify([turn, from, to]),
    load: (signal) => callApi(http, evaluateAttacks, { params: { id }, body, signal }),
  });
}

/** How a detector's scores are distributed in each class. */
export function useClassScores(body: BodyOf<typeof scoresByClass>): Request<ClassScores> {
  const { http } = useServices();
  const turn = useTurn();
  return useRequest({
    identity: `${body.detector_id} ${body.class_field}`,
    key: JSON.stringify([turn, body]),
    load: (signal) => callApi(http, scoresByClass, { body, signal }),
  });
}
