import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { resultIdParams } from './explain_result';
import { none } from './shared';

export const withdrawLabel = contract({
  method: 'delete',
  path: `${apiRoot}/detectors/{id}/labels/{result_id}`,
  privilege: 'all',
  summary: 'Takes the label of a result back; the next learning goes without it.',
  params: resultIdParams,
  body: none,
  response: t.type({ withdrawn: t.string }),
  errors: ['DETECTOR_NOT_FOUND', 'LABEL_NOT_FOUND'],
});
