import { apiRoot, contract } from './contract';
import { modelListCodec } from './list_models';
import { detectorIdParams, reasonProps } from './shared';
import { strictObject } from '../codecs/strict_object';

export const rollBackModel = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/roll_back`,
  privilege: 'all',
  summary: 'Brings back the champion from before.',
  params: detectorIdParams,
  body: strictObject('body', {}, reasonProps),
  response: modelListCodec,
});
