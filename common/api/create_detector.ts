import { apiRoot, contract } from './contract';
import { describedDetectorCodec, none } from './shared';
import { detectorInputCodec } from '../detector';

export const createDetector = contract({
  method: 'post',
  path: `${apiRoot}/detectors`,
  privilege: 'all',
  summary: 'Validates, stores and schedules a new detector.',
  params: none,
  body: detectorInputCodec,
  response: describedDetectorCodec,
  errors: [
    'DETECTOR_EXISTS',
    'DETECTOR_INVALID',
    'INDEX_NOT_FOUND',
    'FIELD_NOT_FOUND',
    'FIELD_NOT_USABLE',
    'FEATURE_OPTION_INVALID',
    'SCHEMA_MISMATCH',
    'TIME_FIELD_NOT_DATE',
    'DESTINATION_IN_SOURCE',
    'ASSET_MISSING',
    'ENCRYPTION_KEY_MISSING',
    'API_KEY_NOT_GRANTED',
  ],
});
