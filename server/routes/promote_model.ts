import { promoteModel as contract } from '../../common/api/promote_model';
import { challengeWith, promoteModel } from '../detection/models/change_model_roles';
import { listModels } from '../detection/models/describe_models';
import { actorOf } from './actor';
import { defineRoute } from './define_route';

export const promoteModelRoute = defineRoute(
  contract,
  async ({ params: { id, version }, body }, { ports, user }) => {
    const change = { version: Number(version), ...actorOf(user, body) };
    if (body.as === 'challenger') await challengeWith(ports, id, change);
    else await promoteModel(ports, id, change);
    return listModels(ports, id);
  },
);
