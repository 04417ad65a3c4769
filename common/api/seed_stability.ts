import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams } from './shared';
import { integerIn } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';

export const defaultSeeds = 5;

/** How alike two forests judge the same rows. */
export const seedPairCodec = t.type({
  /** The two seeds. */
  a: t.number,
  b: t.number,
  /** Spearman's rank correlation of the scores, -1..1; null where one scores all rows alike. */
  rank_correlation: t.union([t.number, t.null]),
  /** Rows that both flag out of those that either flags (Jaccard), 0..1; null where neither flags one. */
  flag_agreement: t.union([t.number, t.null]),
});
export type SeedPair = t.TypeOf<typeof seedPairCodec>;

export const seedStabilityCodec = t.type({
  detector_id: t.string,
  /** Rows that each forest was trained on and judged: the same ones. */
  rows: t.number,
  rows_left_out: t.number,
  trees: t.number,
  sample_size: t.number,
  forests: t.array(t.type({ seed: t.number, threshold: t.number, flagged: t.number })),
  /** Each two of them. */
  pairs: t.array(seedPairCodec),
  /** Rows that a number of the forests flag: the entry at n is how many n of them flag. */
  flagged_by: t.array(t.number),
});
export type SeedStability = t.TypeOf<typeof seedStabilityCodec>;

/**
 * Trains a few forests that differ in nothing but their seed, and says how far they agree. Takes as
 * long as that many small trainings; going away cancels it. Nothing is stored.
 */
export const seedStability = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/seed_stability`,
  privilege: 'all',
  summary:
    'Trains a few forests that differ in their seed alone, and says how far they agree. Closing the connection cancels it; nothing is stored.',
  params: detectorIdParams,
  body: strictObject('body', {}, { seeds: integerIn(2, 10) }),
  response: seedStabilityCodec,
  errors: ['DETECTOR_NOT_FOUND', 'NOT_ENOUGH_ROWS', 'INDEX_NOT_FOUND', 'ES_FORBIDDEN'],
});
