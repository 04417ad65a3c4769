import { explainResult as contract } from '../../common/api/explain_result';
import { explainResult } from '../detection/findings/explain_result';
import { defineRoute } from './define_route';

export const explainResultRoute = defineRoute(contract, ({ params }, { ports, signal }) =>
  explainResult(ports, { detectorId: params.id, resultId: params.result_id }, signal),
);
