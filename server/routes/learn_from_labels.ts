import { learnFromLabels as contract } from '../../common/api/learn_from_labels';
import { learnFromLabels } from '../detection/labels/learn_from_labels';
import { actorOf } from './actor';
import { defineRoute } from './define_route';

export const learnFromLabelsRoute = defineRoute(
  contract,
  ({ params, body }, { ports, user, signal }) => {
    const actor = actorOf(user, body);
    return learnFromLabels(
      ports,
      { detectorId: params.id, actor, ...(body.promote && { promote: body.promote }) },
      signal,
    );
  },
);
