import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams } from './shared';
import { strictObject } from '../codecs/strict_object';

export const cancelTraining = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/cancel_training`,
  privilege: 'all',
  summary:
    'Cancels a training, whether it waits for its turn or runs: a running one ends within seconds and stores nothing. None begins by itself then until one is asked for, the detector is enabled anew, or `training.retrain_every` has gone by.',
  params: detectorIdParams,
  body: strictObject('body', {}),
  /** What there was to cancel: `none` too for one whose model is stored and about to get its role. */
  response: t.type({ cancelled: t.keyof({ queued: null, running: null, none: null }) }),
  errors: ['DETECTOR_NOT_FOUND', 'STATE_CONFLICT'],
});
