import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, detectorOverviewCodec } from './shared';
import { strictObject } from '../codecs/strict_object';

/** Starts or stops a detector's schedule. */
export const enableDetector = contract({
  method: 'put',
  path: `${apiRoot}/detectors/{id}/enabled`,
  privilege: 'all',
  params: detectorIdParams,
  body: strictObject('body', { enabled: t.boolean }),
  response: detectorOverviewCodec,
});
