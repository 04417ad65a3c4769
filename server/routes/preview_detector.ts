import { previewDetector as contract } from '../../common/api/preview_detector';
import { previewDetector } from '../detection/preview/preview_detector';
import { defineRoute } from './define_route';

export const previewDetectorRoute = defineRoute(contract, ({ body }, { ports, signal }) =>
  previewDetector(ports, body.detector, signal),
);
