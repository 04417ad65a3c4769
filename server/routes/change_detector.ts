import { changeDetector as contract } from '../../common/api/change_detector';
import { changeDetector } from '../detection/detectors/change_detector';
import { describeDetector } from '../detection/detectors/describe_detector';
import { actorOf } from './actor';
import { defineRoute } from './define_route';

export const changeDetectorRoute = defineRoute(
  contract,
  async ({ params, body }, { ports, scheduler, signal, user }) => {
    const { who } = actorOf(user, {});
    const asked = { id: params.id, input: body.detector, version: body.version, who };
    const { detector } = await changeDetector(ports, asked, signal);
    if (detector.enabled) await scheduler.schedule(detector);
    return describeDetector(ports, detector.id, signal);
  },
);
