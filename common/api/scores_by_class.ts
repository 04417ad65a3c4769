import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none, timeRangeProps } from './shared';
import { text } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { detectorIdCodec } from '../detector';

/** Classes whose scores are shown, those with the most rows. */
export const mostScoreClasses = 30;

/** What a box plot shows of the scores of a class, each 0..1 and to a thousandth. */
export const scoreBoxCodec = t.type({
  /** Value of the class field; null for results without one. */
  name: t.union([t.string, t.null]),
  /** Rows that have a score. */
  rows: t.number,
  min: t.number,
  p1: t.number,
  q1: t.number,
  median: t.number,
  q3: t.number,
  p99: t.number,
  max: t.number,
});
export type ScoreBox = t.TypeOf<typeof scoreBoxCodec>;

export const classScoresCodec = t.type({
  /** The class with the most rows first. */
  classes: t.array(scoreBoxCodec),
  /** Rows of classes that are not among `mostScoreClasses`. */
  other_rows: t.number,
  /** Score that 99 % of all rows lie under, about; null without rows. */
  p99: t.union([t.number, t.null]),
});
export type ClassScores = t.TypeOf<typeof classScoresCodec>;

export const scoresByClass = contract({
  method: 'post',
  path: `${apiRoot}/results/scores_by_class`,
  privilege: 'read',
  summary: "Quantiles of a detector's scores by the values of a field, as box plots show them.",
  params: none,
  body: strictObject('body', {
    detector_id: detectorIdCodec,
    class_field: text(255),
    ...timeRangeProps,
  }),
  response: classScoresCodec,
  errors: ['DETECTOR_NOT_FOUND', 'FIELD_NOT_FOUND', 'FIELD_NOT_USABLE', 'ES_FORBIDDEN'],
});
