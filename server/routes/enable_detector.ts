import { enableDetector as contract } from '../../common/api/enable_detector';
import { describeDetector } from '../detection/detectors/describe_detector';
import { enableDetector } from '../detection/detectors/enable_detector';
import { defineRoute } from './define_route';

export const enableDetectorRoute = defineRoute(
  contract,
  async ({ params, body }, { ports, scheduler, signal }) => {
    const detector = await enableDetector(ports, { id: params.id, ...body }, signal);
    if (detector.enabled) await scheduler.schedule(detector);
    else await scheduler.unschedule(detector.id);
    return describeDetector(ports, detector.id, signal);
  },
);
