import { getModel } from '../../common/api/get_model';
import { describeModel } from '../detection/describe_models';
import { defineRoute } from './define_route';

export const getModelRoute = defineRoute(getModel, ({ params }, { ports }) =>
  describeModel(ports, params.id, Number(params.version)),
);
