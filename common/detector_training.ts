/** What a detector learns from and when: the part `training`, as it is kept and as a person writes it. */
import * as t from 'io-ts';
import { duration, integerIn, isoTime, listOf, text } from './codecs/bounded';
import { queryDsl } from './codecs/query_dsl';
import { strictObject } from './codecs/strict_object';

const trainingAmounts = {
  /** Most rows drawn for training, at random with the model's seed. */
  max_rows: integerIn(16, 1_000_000),
  /** Fewest usable rows to train on. */
  min_rows: integerIn(16, 1_000_000),
};

/** Rows that a model must not learn as ordinary: a window of event time, or what a query matches. */
export const exclusionCodec = t.union([
  /** `from` inclusive, `to` exclusive. */
  strictObject('window', { from: isoTime, to: isoTime }, { why: text(500) }),
  strictObject('exclusion by query', { filter: queryDsl }, { why: text(500) }),
]);
export type TrainingExclusion = t.TypeOf<typeof exclusionCodec>;

export const promoteLearntCodec = t.keyof({ manual: null, when_better: null });
export type PromoteLearnt = t.TypeOf<typeof promoteLearntCodec>;

const trainingChoices = {
  from: isoTime,
  to: isoTime,
  filter: queryDsl,
  /** What is left out of training; it is scored all the same. */
  exclude: listOf(exclusionCodec, 0, 100),
  /** Train again this long after the last training or change of the champion; never when left out. */
  retrain_every: duration,
  /**
   * What a newly trained model becomes: the champion, which scores (`always`, when left out), or a
   * challenger that is scored beside it until somebody promotes it (`manual`).
   */
  promote: t.keyof({ always: null, manual: null }),
  /**
   * What a version that learnt from labels becomes: a challenger until somebody promotes it (`manual`,
   * when left out), or the champion at once where it ranks labels kept apart better than the champion
   * beyond doubt (`when_better`); see docs/learning.md.
   */
  promote_learnt: promoteLearntCodec,
};

export const trainingCodec = strictObject('training', trainingAmounts, trainingChoices);

export const trainingInputCodec = strictObject(
  'training',
  {},
  { ...trainingAmounts, ...trainingChoices },
);
