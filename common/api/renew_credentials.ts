import { apiRoot, contract } from './contract';
import { detectorIdParams, describedDetectorCodec, none } from './shared';

export const renewCredentials = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/renew_credentials`,
  privilege: 'all',
  summary:
    'Gives an enabled detector a new API key, in the name of the person who asks, and revokes the one before. Without users there is nothing to renew, and nothing happens.',
  params: detectorIdParams,
  body: none,
  response: describedDetectorCodec,
  errors: [
    'DETECTOR_NOT_FOUND',
    'DETECTOR_DISABLED',
    'ENCRYPTION_KEY_MISSING',
    'API_KEY_NOT_GRANTED',
  ],
});
