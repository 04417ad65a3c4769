import { suggestLabels as contract } from '../../common/api/suggest_labels';
import { suggestLabels } from '../detection/suggest_labels';
import { defineRoute } from './define_route';

export const suggestLabelsRoute = defineRoute(contract, ({ params, body }, { ports, signal }) => {
  const { mode = 'ranked', size = 10, seed = 0, from, to } = body;
  const range = {
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  };
  return suggestLabels(ports, { detectorId: params.id, mode, size, seed, ...range }, signal);
});
