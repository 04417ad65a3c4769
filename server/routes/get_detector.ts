import { getDetector } from '../../common/api/get_detector';
import { describeDetector } from '../detection/detectors/describe_detector';
import { defineRoute } from './define_route';

export const getDetectorRoute = defineRoute(getDetector, ({ params }, { ports, signal }) =>
  describeDetector(ports, params.id, signal),
);
