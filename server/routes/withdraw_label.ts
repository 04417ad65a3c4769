import { withdrawLabel as contract } from '../../common/api/withdraw_label';
import { withdrawLabel } from '../detection/labels/label_results';
import { defineRoute } from './define_route';

export const withdrawLabelRoute = defineRoute(contract, async ({ params }, { ports }) => {
  await withdrawLabel(ports, params.id, params.result_id);
  return { withdrawn: params.result_id };
});
