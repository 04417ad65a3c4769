import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorOverviewCodec, none } from './shared';

export const listDetectors = contract({
  method: 'get',
  path: `${apiRoot}/detectors`,
  privilege: 'read',
  summary: 'All detectors with their state.',
  params: none,
  body: none,
  response: t.type({ detectors: t.array(detectorOverviewCodec) }),
});
