import * as t from 'io-ts';
import { apiRoot, bytesCodec, contract } from './contract';
import { detectorIdParams } from './shared';
import { mostBundleBytes } from '../model_bundle';
import { modelManifestCodec } from '../model_manifest';

export const importModel = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/models/import`,
  privilege: 'all',
  summary:
    'Takes in a model from a bundle, checked and scored against its test vectors, as a version that does not score until it is promoted.',
  params: detectorIdParams,
  body: bytesCodec,
  requestBody: 'bytes',
  maxBodyBytes: mostBundleBytes,
  response: t.type({ manifest: modelManifestCodec }),
  errors: [
    'DETECTOR_NOT_FOUND',
    'BUNDLE_INVALID',
    'CHECKSUM_MISMATCH',
    'MODEL_TOO_LARGE',
    'MODEL_FEATURES_MISMATCH',
    'MODEL_CORRUPT',
    'MODEL_EXTERNAL_DATA',
    'MODEL_OPERATOR_NOT_ALLOWED',
    'MODEL_NOT_A_FOREST',
    'MODEL_TIME_LIMIT',
  ],
});
