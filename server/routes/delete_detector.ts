import { deleteDetector as contract } from '../../common/api/delete_detector';
import { deleteDetector } from '../detection/detectors/delete_detector';
import { defineRoute } from './define_route';

export const deleteDetectorRoute = defineRoute(
  contract,
  async ({ params }, { ports, scheduler }) => {
    await deleteDetector(ports, params.id);
    await scheduler.unschedule(params.id);
    return { deleted: params.id };
  },
);
