import { apiRoot, contract } from './contract';
import { none } from './shared';
import { resultIdParams } from './explain_result';
import { resultRowCodec } from './search_results';

export const findResult = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}/results/{result_id}`,
  privilege: 'read',
  summary: 'One result by its `_id`, whatever the time range on show.',
  params: resultIdParams,
  body: none,
  response: resultRowCodec,
});
