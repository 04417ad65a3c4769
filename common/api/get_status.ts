import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { detectorPhaseCodec, errorBodyCodec, runKindCodec } from '../detector_state';
import { driftReadingCodec } from '../live_scoring';

export const assetReportCodec = t.type({
  name: t.string,
  kind: t.string,
  status: t.keyof({ installed: null, current: null, skipped: null, failed: null }),
  reason: t.union([t.string, t.null]),
});
export type AssetReport = t.TypeOf<typeof assetReportCodec>;

/** How a detector fares, in one line. */
export const detectorBriefCodec = t.type({
  id: t.string,
  name: t.string,
  phase: detectorPhaseCodec,
  /** The failure that lasts. */
  error: t.union([errorBodyCodec, t.null]),
  lag_ms: t.union([t.number, t.null]),
  /** Drift against the training rows; null before there are enough rows. */
  drift: t.union([driftReadingCodec, t.null]),
  last_run: t.union([
    t.type({
      kind: runKindCodec,
      /** ISO 8601. */
      started_at: t.string,
      /** Milliseconds. */
      took_ms: t.number,
      rows_read: t.number,
      failed: t.boolean,
    }),
    t.null,
  ]),
});
export type DetectorBrief = t.TypeOf<typeof detectorBriefCodec>;

/** What runs where, and what was installed. */
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
    detectors: t.union([
      t.type({
        total: t.number,
        running: t.number,
        failing: t.number,
        waiting: t.number,
        disabled: t.number,
        /** The ones in trouble first, at most 200. */
        list: t.array(detectorBriefCodec),
      }),
      t.null,
    ]),
    /** Whether this host can start the rocket demo by itself. */
    can_start_demo: t.boolean,
  }),
});
