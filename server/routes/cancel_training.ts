import { cancelTraining as contract } from '../../common/api/cancel_training';
import { cancelTraining } from '../detection/models/ask_for_training';
import { defineRoute } from './define_route';

export const cancelTrainingRoute = defineRoute(
  contract,
  async ({ params: { id } }, { ports, scheduler, user }) => ({
    cancelled: await cancelTraining(ports, scheduler, {
      id,
      ...(user === null ? {} : { who: user }),
    }),
  }),
);
