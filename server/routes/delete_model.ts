import { deleteModel as contract } from '../../common/api/delete_model';
import { deleteModel } from '../detection/models/change_model_roles';
import { listModels } from '../detection/models/describe_models';
import { actorOf } from './actor';
import { defineRoute } from './define_route';

export const deleteModelRoute = defineRoute(
  contract,
  async ({ params: { id, version } }, { ports, user }) => {
    await deleteModel(ports, id, { version: Number(version), ...actorOf(user, {}) });
    return listModels(ports, id);
  },
);
