import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, describedDetectorCodec } from './shared';
import { strictObject } from '../codecs/strict_object';

export const enableDetector = contract({
  method: 'put',
  path: `${apiRoot}/detectors/{id}/enabled`,
  privilege: 'all',
  summary: "Starts or stops a detector's schedule.",
  params: detectorIdParams,
  body: strictObject('body', { enabled: t.boolean }),
  response: describedDetectorCodec,
  errors: [
    'DETECTOR_NOT_FOUND',
    'DETECTOR_INVALID',
    'STATE_CONFLICT',
    'INDEX_NOT_FOUND',
    'ASSET_MISSING',
    'ENCRYPTION_KEY_MISSING',
    'API_KEY_NOT_GRANTED',
  ],
});
