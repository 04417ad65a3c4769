import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';

export const describeApi = contract({
  method: 'get',
  path: `${apiRoot}/openapi.json`,
  privilege: 'read',
  summary: 'This API in OpenAPI 3.1.',
  params: none,
  body: none,
  response: t.UnknownRecord,
});
