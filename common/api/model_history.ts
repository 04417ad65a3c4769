import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, none } from './shared';
import { roleChangeCodec } from '../model_roles';

export const modelHistory = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}/model_history`,
  privilege: 'read',
  summary: 'Who gave which version which role, when and why; the last change first, at most 200.',
  params: detectorIdParams,
  body: none,
  response: t.type({ detector_id: t.string, history: t.array(roleChangeCodec) }),
});
