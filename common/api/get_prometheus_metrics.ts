import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';

export const getPrometheusMetrics = contract({
  method: 'get',
  path: `${apiRoot}/metrics/prometheus`,
  privilege: 'read',
  summary: 'The metrics of every detector in the text format of Prometheus.',
  params: none,
  body: none,
  response: t.string,
  responseBody: 'text',
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
});
