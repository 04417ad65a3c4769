import { listLabels as contract } from '../../common/api/list_labels';
import { listLabels } from '../detection/labels/label_results';
import { defineRoute } from './define_route';

export const listLabelsRoute = defineRoute(contract, ({ params }, { ports, signal }) =>
  listLabels(ports, params.id, signal),
);
