import { exportLabels as contract } from '../../common/api/export_labels';
import { labelLines } from '../../common/label_lines';
import { listLabels } from '../detection/labels/label_results';
import { defineRoute } from './define_route';

export const exportLabelsRoute = defineRoute(contract, async ({ params }, { ports, signal }) =>
  labelLines((await listLabels(ports, params.id, signal)).labels),
);
