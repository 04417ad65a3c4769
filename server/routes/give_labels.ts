import { giveLabels as contract } from '../../common/api/give_labels';
import { labelResults } from '../detection/labels/label_results';
import { defineRoute } from './define_route';

export const giveLabelsRoute = defineRoute(
  contract,
  async ({ params, body: { labels } }, { ports, user, signal }) => ({
    labels: await labelResults(ports, { detectorId: params.id, labels, who: user }, signal),
  }),
);
