import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, detectorOverviewCodec } from './shared';
import { strictObject } from '../codecs/strict_object';

export const enableDetector = contract({
  method: 'put',
  path: `${apiRoot}/detectors/{id}/enabled`,
  privilege: 'all',
  summary: "Starts or stops a detector's schedule.",
  params: detectorIdParams,
  body: strictObject('body', { enabled: t.boolean }),
  response: detectorOverviewCodec,
});
