import { apiRoot, contract } from './contract';
import { detectorOverviewCodec, none } from './shared';
import { detectorInputCodec } from '../detector';

export const createDetector = contract({
  method: 'post',
  path: `${apiRoot}/detectors`,
  privilege: 'all',
  summary: 'Validates, stores and schedules a new detector.',
  params: none,
  body: detectorInputCodec,
  response: detectorOverviewCodec,
});
