import { apiRoot, contract } from './contract';
import { detectorOverviewCodec, none } from './shared';
import { detectorInputCodec } from '../detector';

/** Validates, stores and schedules a new detector. */
export const createDetector = contract({
  method: 'post',
  path: `${apiRoot}/detectors`,
  privilege: 'all',
  params: none,
  body: detectorInputCodec,
  response: detectorOverviewCodec,
});
