/** What a model that has learnt from labels says of it, in its manifest. */
import * as t from 'io-ts';
import { integerIn, isoTime, listWith, numberIn, sha256Codec, text } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';
import { resultIdCodec } from './label';

const finite = numberIn(-Number.MAX_VALUE, Number.MAX_VALUE);
const positive = numberIn(0, Number.MAX_VALUE);

/** Most labels that a model learns from, the newest ones: time grows with the third power of their number. */
export const mostLearntLabels = 1_000;

/** Fewer labels than this are said to be few. */
export const fewLabels = 5;

/** Greatest difference of a score between the written model and the sum over labels that it stands for. */
export const learningTolerance = 1e-6;

/** Why a label is not learnt from, beside the codes of rows that cannot be made. */
export const leftOutOfLearning = { excluded: 'EXCLUDED', tooMany: 'TOO_MANY' } as const;

const learntLabelCodec = strictObject('learnt label', {
  result_id: resultIdCodec,
  anomaly: t.boolean,
  /** How much it moves the forest: above 0 for a true anomaly, below 0 for a false one, at most 1 / lambda. */
  weight: finite,
});

export const learningCodec = strictObject(
  'learning',
  {
    at: isoTime,
    /** Of the model whose trees these are; what it had learnt before is left aside. */
    base_sha256: sha256Codec,
    /** Weight of the penalty that holds labels back. */
    lambda: positive,
    /** What the plain forest says of rows in use: labels are weighed against it. */
    scale: strictObject('scale', { center: finite, deviation: positive, self_likeness: positive }),
    /** Rows in use that the scale, the threshold and the severities were taken from. */
    sample: strictObject('sample', {
      rows: integerIn(1, 1_000_000),
      from: t.union([isoTime, t.null]),
      to: t.union([isoTime, t.null]),
    }),
    labels: listWith(learntLabelCodec, 1, mostLearntLabels),
    /** Labels left out, by reason: a code of a row that cannot be made, or one of `leftOutOfLearning`. */
    left_out: t.record(t.string, integerIn(1, 1_000_000)),
    /** What to know before trusting it, such as labels that are few or all alike. */
    notes: listWith(text(500), 0, 10),
    /** The written model beside the sum over labels that it stands for, on the labelled rows. */
    certificate: strictObject('certificate of learning', {
      rows: integerIn(1, mostLearntLabels),
      max_difference: numberIn(0, 1),
      tolerance: numberIn(0, 1),
    }),
  },
  {
    /** Left out where the trees were grown together with this model. */
    base_version: integerIn(1, 1_000_000_000),
  },
);
export type Learning = t.TypeOf<typeof learningCodec>;
