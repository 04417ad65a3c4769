import { learnFromLabels as contract } from '../../common/api/learn_from_labels';
import { learnFromLabels } from '../detection/learn_from_labels';
import { actorOf } from './actor';
import { defineRoute } from './define_route';

export const learnFromLabelsRoute = defineRoute(
  contract,
  async ({ params, body }, { ports, user, signal }) => {
    const actor = actorOf(user, body);
    const manifest = await learnFromLabels(ports, { detectorId: params.id, actor }, signal);
    return { manifest };
  },
);
