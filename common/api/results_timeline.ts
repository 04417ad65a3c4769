import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none, timeRangeProps } from './shared';
import { integerIn } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { detectorIdCodec } from '../detector';

/** One interval: scores are 0..1 and null where nothing was scored. */
export const timelineBucketCodec = t.type({
  /** Start of the interval, milliseconds since 1970. */
  time: t.number,
  max_score: t.union([t.number, t.null]),
  mean_score: t.union([t.number, t.null]),
  rows: t.number,
  anomalies: t.number,
  /** Anomalous rows by severity. */
  by_severity: t.type({
    none: t.number,
    low: t.number,
    medium: t.number,
    high: t.number,
    critical: t.number,
  }),
});
export type TimelineBucket = t.TypeOf<typeof timelineBucketCodec>;

export const resultsTimeline = contract({
  method: 'post',
  path: `${apiRoot}/results/timeline`,
  privilege: 'read',
  summary: 'Scores and anomalies over time, in about `buckets` intervals.',
  params: none,
  body: strictObject(
    'body',
    { detector_id: detectorIdCodec, ...timeRangeProps },
    { buckets: integerIn(1, 500) },
  ),
  response: t.type({
    interval_ms: t.number,
    /** Threshold of the model in use, 0..1; null before the first model. */
    threshold: t.union([t.number, t.null]),
    totals: t.type({ rows: t.number, anomalies: t.number, skipped: t.number }),
    buckets: t.array(timelineBucketCodec),
  }),
});
