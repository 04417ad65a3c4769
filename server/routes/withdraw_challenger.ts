import { withdrawChallenger as contract } from '../../common/api/withdraw_challenger';
import { withdrawChallenger } from '../detection/models/change_model_roles';
import { listModels } from '../detection/models/describe_models';
import { actorOf } from './actor';
import { defineRoute } from './define_route';

export const withdrawChallengerRoute = defineRoute(
  contract,
  async ({ params: { id }, body }, { ports, user }) => {
    await withdrawChallenger(ports, id, actorOf(user, body));
    return listModels(ports, id);
  },
);
