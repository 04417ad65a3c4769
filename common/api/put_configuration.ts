import { apiRoot, contract } from './contract';
import { configurationAnswerCodec } from './get_configuration';
import { none } from './shared';
import { configurationInputCodec } from '../configuration';

export const putConfiguration = contract({
  method: 'put',
  path: `${apiRoot}/configuration`,
  privilege: 'all',
  summary:
    'Replaces the configuration of this space; what is left out is as usual. Runs and new detectors follow it from then on.',
  params: none,
  body: configurationInputCodec,
  response: configurationAnswerCodec,
  errors: ['STATE_CONFLICT'],
});
