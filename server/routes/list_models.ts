import { listModels as contract } from '../../common/api/list_models';
import { listModels } from '../detection/models/describe_models';
import { defineRoute } from './define_route';

export const listModelsRoute = defineRoute(contract, ({ params }, { ports }) =>
  listModels(ports, params.id),
);
