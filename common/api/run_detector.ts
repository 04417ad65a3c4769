import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams } from './shared';
import { strictObject } from '../codecs/strict_object';

export const runDetector = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/run`,
  privilege: 'all',
  summary: 'Starts a scoring or training run now, beside the schedule. Answers once it is queued.',
  params: detectorIdParams,
  body: strictObject('body', { task: t.keyof({ score: null, train: null }) }),
  response: t.type({ queued: t.keyof({ score: null, train: null }) }),
  errors: ['DETECTOR_NOT_FOUND', 'DETECTOR_DISABLED', 'STATE_CONFLICT'],
});
