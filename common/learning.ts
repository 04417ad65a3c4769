/** What a model that has learnt from labels says of it, in its manifest. */
import * as t from 'io-ts';
import { integerIn, isoTime, listWith, numberIn, sha256Codec, text } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';
import { driftReadingCodec } from './live_scoring';
import { resultIdCodec } from './label';

const finite = numberIn(-Number.MAX_VALUE, Number.MAX_VALUE);
const positive = numberIn(0, Number.MAX_VALUE);

/** Most labels that a model learns from, the newest ones: time grows with the third power of their number. */
export const mostLearntLabels = 1_000;

/** Fewer labels than this are said to be few. */
export const fewLabels = 5;

/**
 * Rows whose likeness to the forest is at least this share of what a row has with itself are as good as one
 * row: they can be labelled together, and are never on both sides when labels are kept apart. 0..1.
 */
export const twinLikeness = 0.9;

/** Parts that labels are kept apart in, and the fewest different labels of each kind that this takes. */
export const judgedFolds = 5;
/** Fewest labels of which some are kept apart to judge what the others teach. */
export const fewestJudgedLabels = 20;

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

const gain = numberIn(-1, 1);

/** How well labelled rows are ranked by labels other than theirs; as average precision, 0..1. */
export const keptApartCodec = strictObject('labels kept apart', {
  folds: integerIn(2, mostLearntLabels),
  labels: integerIn(1, mostLearntLabels),
  anomalies: integerIn(1, mostLearntLabels),
  /** By the labels that the champion had learnt from; by the plain forest where it had not. */
  before: numberIn(0, 1),
  /** By all labels. */
  after: numberIn(0, 1),
  /** Bounds of what is gained, with 99 % confidence. */
  low: gain,
  high: gain,
});
export type KeptApartFigures = t.TypeOf<typeof keptApartCodec>;

/** Whether the labels made the forest better beyond doubt: the stated policy of `promote_learnt`. */
export const isBetter = ({ low }: Pick<KeptApartFigures, 'low'>): boolean => low > 0;

/** How far the rows of now are from those of the version that most of the labels were given on. */
const driftSinceLabelsCodec = strictObject('drift since the labels', {
  version: integerIn(1, 1_000_000_000),
  /** Labels given on it. */
  labels: integerIn(1, mostLearntLabels),
  /** The column that moved most, and its population stability index. */
  field: text(300),
  psi: positive,
  reading: driftReadingCodec,
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
    /** Left out where labels were too few, or too much alike, to keep some apart. */
    kept_apart: keptApartCodec,
    /** Left out where that version is gone, or has too few rows to tell. */
    drift_since_labels: driftSinceLabelsCodec,
  },
);
export type Learning = t.TypeOf<typeof learningCodec>;
