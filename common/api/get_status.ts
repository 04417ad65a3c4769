import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { errorBodyCodec } from '../detector_state';

export const assetReportCodec = t.type({
  name: t.string,
  kind: t.string,
  status: t.keyof({ installed: null, current: null, skipped: null, failed: null }),
  reason: t.union([t.string, t.null]),
});
export type AssetReport = t.TypeOf<typeof assetReportCodec>;

export const getStatus = contract({
  method: 'get',
  path: `${apiRoot}/status`,
  privilege: 'read',
  summary: 'What runs where, and what was installed.',
  params: none,
  body: none,
  response: t.type({
    version: t.string,
    host: t.keyof({ kibana: null, standalone: null }),
    elasticsearch: t.type({
      version: t.union([t.string, t.null]),
      error: t.union([errorBodyCodec, t.null]),
    }),
    assets: t.array(assetReportCodec),
    /** Null while Elasticsearch does not answer. */
    detectors: t.union([t.type({ total: t.number, running: t.number, failing: t.number }), t.null]),
  }),
});
