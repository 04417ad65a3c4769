import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, reasonProps } from './shared';
import { strictObject } from '../codecs/strict_object';
import { promoteLearntCodec } from '../detector_training';
import { modelManifestCodec } from '../model_manifest';
import { modelRoleCodec } from '../model_roles';

export const learnFromLabels = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/learn`,
  privilege: 'all',
  summary:
    'Learns all labels anew on the trees of the champion, as a new version: the challenger until somebody promotes it, or the champion where that is asked for, here or by `training.promote_learnt`, and it is better.',
  params: detectorIdParams,
  body: strictObject(
    'body',
    {},
    {
      ...reasonProps,
      /** For this time, instead of the detector's `training.promote_learnt`. */
      promote: promoteLearntCodec,
    },
  ),
  response: t.type({
    manifest: modelManifestCodec,
    role: modelRoleCodec,
    /** Whether it ranks labels kept apart better than the champion, in a sentence. */
    judgement: t.string,
  }),
  errors: [
    'DETECTOR_NOT_FOUND',
    'MODEL_NOT_TRAINED',
    'LABELS_MISSING',
    'LABELS_TEACH_NOTHING',
    'NOT_ENOUGH_ROWS',
    'MODEL_FEATURES_MISMATCH',
    'MODEL_CORRUPT',
    'STATE_CONFLICT',
  ],
});
