import { getModel } from '../../common/api/get_model';
import { describeModel } from '../detection/models/describe_models';
import { defineRoute } from './define_route';

export const getModelRoute = defineRoute(getModel, ({ params }, { ports, signal }) =>
  describeModel(ports, { detectorId: params.id, version: Number(params.version) }, signal),
);
