import { validateDetector as contract } from '../../common/api/validate_detector';
import { findDetectorProblems } from '../detection/detectors/find_detector_problems';
import { defineRoute } from './define_route';

export const validateDetectorRoute = defineRoute(contract, async ({ body }, { ports, signal }) => ({
  problems: await findDetectorProblems(ports, body.detector, signal),
}));
