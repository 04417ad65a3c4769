import { apiRoot, contract } from './contract';
import { modelListCodec } from './list_models';
import { detectorIdParams, reasonProps } from './shared';
import { strictObject } from '../codecs/strict_object';

export const withdrawChallenger = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/withdraw_challenger`,
  privilege: 'all',
  summary: 'Takes the challenger out of the race; its version stays.',
  params: detectorIdParams,
  body: strictObject('body', {}, reasonProps),
  response: modelListCodec,
});
