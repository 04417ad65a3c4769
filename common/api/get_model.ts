import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { modelVersionParams, none } from './shared';
import { modelManifestCodec } from '../model_manifest';
import { modelRoleCodec } from '../model_roles';

export const getModel = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}/models/{version}`,
  privilege: 'read',
  summary: 'All that is known of one version.',
  params: modelVersionParams,
  body: none,
  response: t.type({ role: modelRoleCodec, manifest: modelManifestCodec }),
});
