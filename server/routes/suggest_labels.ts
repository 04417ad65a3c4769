import { suggestLabels as contract } from '../../common/api/suggest_labels';
import { suggestLabels } from '../detection/labels/suggest_labels';
import { defineRoute } from './define_route';
import { rangeOf } from './range_of';

export const suggestLabelsRoute = defineRoute(contract, ({ params, body }, { ports, signal }) => {
  const { mode = 'ranked', size = 10, seed = 0, without = [], from, to } = body;
  const asked = { detectorId: params.id, mode, size, seed, without };
  return suggestLabels(ports, { ...asked, ...rangeOf({ from, to }) }, signal);
});
