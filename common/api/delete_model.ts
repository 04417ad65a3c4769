import { apiRoot, contract } from './contract';
import { modelListCodec } from './list_models';
import { modelVersionParams, none } from './shared';

/** Deletes a version that is neither champion nor challenger. */
export const deleteModel = contract({
  method: 'delete',
  path: `${apiRoot}/detectors/{id}/models/{version}`,
  privilege: 'all',
  params: modelVersionParams,
  body: none,
  response: modelListCodec,
});
