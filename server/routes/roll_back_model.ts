import { rollBackModel } from '../../common/api/roll_back_model';
import { rollBack } from '../detection/models/change_model_roles';
import { listModels } from '../detection/models/describe_models';
import { actorOf } from './actor';
import { defineRoute } from './define_route';

export const rollBackModelRoute = defineRoute(
  rollBackModel,
  async ({ params: { id }, body }, { ports, user }) => {
    await rollBack(ports, id, actorOf(user, body));
    return listModels(ports, id);
  },
);
