import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { detectorPhaseCodec } from '../detector_state';

/** Where the rows of a detector's source stand; see the ledger. */
const rowCountsCodec = t.type({
  ingested: t.number,
  scored: t.number,
  skipped: t.number,
  dead_lettered: t.number,
  pending: t.number,
  missing: t.number,
  gone: t.number,
});

export const detectorMetricsCodec = t.type({
  id: t.string,
  phase: detectorPhaseCodec,
  /** Rows scored or skipped a second over the last minutes, pauses between runs included. */
  rows_per_second: t.number,
  /** The same while runs were at work; null when none of the kept runs had rows. */
  busy_rows_per_second: t.union([t.number, t.null]),
  /** Milliseconds between now and the checkpoint beyond the query delay; null before the first run. */
  lag_ms: t.union([t.number, t.null]),
  /** Rows that wait: pending and missing. Null when they could not be counted. */
  queue: t.union([t.number, t.null]),
  /** Null when they could not be counted; `rows_error` says why. */
  rows: t.union([rowCountsCodec, t.null]),
  rows_error: t.union([t.string, t.null]),
  /** Skipped rows by the code of the reason, most rows first. */
  skipped_by_code: t.array(t.type({ code: t.string, rows: t.number })),
  /** Of the last runs, at most 20. */
  recent_runs: t.type({ succeeded: t.number, failed: t.number }),
  /** Code of the failure that lasts; null while there is none. */
  error: t.union([t.string, t.null]),
  /** The champion; null before there is one. */
  model: t.union([t.type({ version: t.number, age_ms: t.number }), t.null]),
});
export type DetectorMetrics = t.TypeOf<typeof detectorMetricsCodec>;

export const metricsCodec = t.type({
  /** ISO 8601. */
  at: t.string,
  detectors: t.array(detectorMetricsCodec),
});
export type Metrics = t.TypeOf<typeof metricsCodec>;

export const getMetrics = contract({
  method: 'get',
  path: `${apiRoot}/metrics`,
  privilege: 'read',
  summary: 'How every detector keeps up: rows a second, lag, queue, errors, age of the model.',
  params: none,
  body: none,
  response: metricsCodec,
});
