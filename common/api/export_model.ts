import { apiRoot, bytesCodec, contract } from './contract';
import { modelVersionParams, none } from './shared';

export const exportModel = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}/models/{version}/bundle`,
  privilege: 'read',
  summary:
    'A version of the model in one file, with test vectors; the caller must be able to read the source of the detector.',
  params: modelVersionParams,
  body: none,
  response: bytesCodec,
  responseBody: 'bytes',
  contentType: 'application/zip',
  fileName: '{id}-{version}.afmodel',
  errors: ['DETECTOR_NOT_FOUND', 'MODEL_NOT_FOUND', 'MODEL_CORRUPT', 'MODEL_TOO_LARGE'],
});
