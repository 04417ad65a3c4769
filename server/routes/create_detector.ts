import { createDetector as contract } from '../../common/api/create_detector';
import { createDetector } from '../detection/detectors/create_detector';
import { describeDetector } from '../detection/detectors/describe_detector';
import { defineRoute } from './define_route';

export const createDetectorRoute = defineRoute(
  contract,
  async ({ body }, { ports, scheduler, signal }) => {
    const detector = await createDetector(ports, body, signal);
    if (detector.enabled) await scheduler.schedule(detector);
    return describeDetector(ports, detector.id, signal);
  },
);
