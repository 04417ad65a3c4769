import { importLabels as contract } from '../../common/api/import_labels';
import { importLabels } from '../detection/labels/label_results';
import { defineRoute } from './define_route';

export const importLabelsRoute = defineRoute(contract, ({ params, body: { labels } }, { ports }) =>
  importLabels(ports, { detectorId: params.id, labels }),
);
