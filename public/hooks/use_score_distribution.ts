import { useRequest, type Request } from './use_request';
import type { BodyOf } from '../../common/api/contract';
import { scoreHistogram, type ScoreDistribution } from '../../common/api/score_histogram';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { useTurn } from '../time/turn';

/** How the scores of a detector's results in a time range are distributed. */
export function useScoreDistribution(
  body: BodyOf<typeof scoreHistogram>,
): Request<ScoreDistribution> {
  const { http } = useServices();
  const turn = useTurn();
  return useRequest({
    identity: body.detector_id,
    key: JSON.stringify([turn, body]),
    load: (signal) => callApi(http, scoreHistogram, { body, signal }),
  });
}
