import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none, resultFilterProps, timeRangeProps } from './shared';
import { integerIn } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { detectorIdCodec } from '../detector';
import { severityCountsCodec } from '../severity_counts';

/**
 * One interval: scores are 0..1 and null where nothing was scored. Where lines come from a sample, scores below
 * the threshold and `rows` are about.
 */
export const timelineBucketCodec = t.type({
  /** Start of the interval, milliseconds since 1970. */
  time: t.number,
  max_score: t.union([t.number, t.null]),
  mean_score: t.union([t.number, t.null]),
  rows: t.number,
  anomalies: t.number,
  /** Anomalous rows by severity. */
  by_severity: severityCountsCodec,
});
export type TimelineBucket = t.TypeOf<typeof timelineBucketCodec>;

const { entity, query } = resultFilterProps;

/** Scores and anomalies over time, in about `buckets` intervals. */
export const resultsTimeline = contract({
  method: 'post',
  path: `${apiRoot}/results/timeline`,
  privilege: 'read',
  summary: 'Scores and anomalies over time, in about `buckets` intervals.',
  params: none,
  body: strictObject(
    'body',
    { detector_id: detectorIdCodec, ...timeRangeProps },
    {
      buckets: integerIn(1, 500),
      entity,
      query,
      /** Whether rows are counted by severity, ordinary ones too, which takes a look at each of them. */
      count_severities: t.boolean,
    },
  ),
  response: t.type({
    interval_ms: t.number,
    /** Share of the rows, above 0 and at most 1, that lines and rows of intervals come from. */
    sampled: t.number,
    /** Threshold of the model in use, 0..1; null before the first model. */
    threshold: t.union([t.number, t.null]),
    totals: t.type({
      rows: t.number,
      anomalies: t.number,
      skipped: t.number,
      /** Rows by severity, ordinary ones too; null unless asked for. */
      by_severity: t.union([severityCountsCodec, t.null]),
    }),
    buckets: t.array(timelineBucketCodec),
  }),
  errors: ['DETECTOR_NOT_FOUND'],
});
