import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';

export const startDemo = contract({
  method: 'post',
  path: `${apiRoot}/demo`,
  privilege: 'all',
  summary:
    'Starts the simulated rocket with its detector, where the host can: see `can_start_demo` of the status.',
  params: none,
  body: none,
  response: t.type({ detector_id: t.string }),
});
