import { modelHistory as contract } from '../../common/api/model_history';
import { modelHistory } from '../detection/models/describe_models';
import { defineRoute } from './define_route';

export const modelHistoryRoute = defineRoute(contract, async ({ params: { id } }, { ports }) => ({
  detector_id: id,
  history: await modelHistory(ports, id),
}));
