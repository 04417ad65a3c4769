import { selectForLabels as contract } from '../../common/api/select_for_labels';
import { selectResults } from '../detection/labels/select_results';
import { defineRoute } from './define_route';
import { rangeOf } from './range_of';

export const selectForLabelsRoute = defineRoute(contract, ({ params, body }, { ports, signal }) => {
  const { from, to, ...asked } = body;
  return selectResults(
    ports,
    { detectorId: params.id, ...asked, ...rangeOf({ from, to }) },
    signal,
  );
});
