import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none, timeRangeProps } from './shared';
import { strictObject } from '../codecs/strict_object';
import { detectorIdCodec } from '../detector';

export const scoreDistributionCodec = t.type({
  /** Rows that have a score. */
  rows: t.number,
  anomalies: t.number,
  /** Rows in `scoreHistogramBins` equal intervals of 0..1. */
  histogram: t.array(t.number),
  /** Scores, 0..1, that this share of the rows lies under, about; none without rows. */
  quantiles: t.array(t.type({ level: t.number, score: t.number })),
});
export type ScoreDistribution = t.TypeOf<typeof scoreDistributionCodec>;

/** How the scores of a detector's results are distributed. */
export const scoreHistogram = contract({
  method: 'post',
  path: `${apiRoot}/results/score_histogram`,
  privilege: 'read',
  summary: "Counts a detector's scored rows by score, with quantiles.",
  params: none,
  body: strictObject('body', { detector_id: detectorIdCodec, ...timeRangeProps }),
  response: scoreDistributionCodec,
  errors: ['DETECTOR_NOT_FOUND', 'ES_FORBIDDEN'],
});
