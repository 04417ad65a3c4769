import { apiRoot, contract } from './contract';
import { detectorIdParams, describedDetectorCodec, none } from './shared';

export const getDetector = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}`,
  privilege: 'read',
  summary: 'One detector with its state.',
  params: detectorIdParams,
  body: none,
  response: describedDetectorCodec,
  errors: ['DETECTOR_NOT_FOUND'],
});
