import { apiRoot, contract } from './contract';
import { detectorIdParams, detectorOverviewCodec, none } from './shared';

/** One detector with its state. */
export const getDetector = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}`,
  privilege: 'read',
  params: detectorIdParams,
  body: none,
  response: detectorOverviewCodec,
});
