import { apiRoot, contract } from './contract';
import { modelListCodec } from './list_models';
import { modelVersionParams, none } from './shared';

export const deleteModel = contract({
  method: 'delete',
  path: `${apiRoot}/detectors/{id}/models/{version}`,
  privilege: 'all',
  summary: 'Deletes a version that is neither champion nor challenger.',
  params: modelVersionParams,
  body: none,
  response: modelListCodec,
});
