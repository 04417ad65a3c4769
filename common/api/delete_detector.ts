import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, none } from './shared';

export const deleteDetector = contract({
  method: 'delete',
  path: `${apiRoot}/detectors/{id}`,
  privilege: 'all',
  summary: 'Stops and deletes a detector with its models and state; results stay.',
  params: detectorIdParams,
  body: none,
  response: t.type({ deleted: t.string }),
});
