import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, none } from './shared';

export const entityFields = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}/entity_fields`,
  privilege: 'read',
  summary:
    "Fields of a detector's results whose values can be told apart: keywords, addresses, booleans.",
  params: detectorIdParams,
  body: none,
  /** By name, at most 500. */
  response: t.type({ fields: t.array(t.string) }),
});
