import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { pattern } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { detectorIdCodec } from '../detector';
import { reasonCodec } from '../result';

/** Null: the row has no value there. */
const valueCodec = t.union([t.number, t.string, t.null]);

/** One value of a row replaced by another one that its field could have. */
export const fieldChangeCodec = t.intersection([
  t.type({
    feature: t.string,
    from: valueCodec,
    /** In the field's own unit; of an address its network, of a date weekday and time. Null: see `note`. */
    to: valueCodec,
    /** The row's score with it, 0..1. */
    score: t.number,
  }),
  t.partial({
    /** What `to` is where it is no single value, or why there is none. */
    note: t.string,
  }),
]);
export type FieldChange = t.TypeOf<typeof fieldChangeCodec>;

/** What labels changed of a row's score. */
export const labelEffectsCodec = t.type({
  /** What the same trees say of the row without labels, 0..1. */
  score_before: t.number,
  /** Labels that the model learnt from. */
  labels: t.number,
  /** Those that moved the row most, the strongest first; labels withdrawn since are not known any more. */
  strongest: t.array(
    t.type({
      result_id: t.string,
      anomaly: t.boolean,
      /** Event time of the labelled row. */
      time: t.union([t.string, t.null]),
      who: t.string,
      /** What it adds to the logarithm of the score, before that is kept below 1: above 0 raises. */
      effect: t.number,
    }),
  ),
});
export type LabelEffects = t.TypeOf<typeof labelEffectsCodec>;

const explanationCodec = t.type({
  /** The version that explains: the one that scored, or the champion where that one is gone. */
  model_version: t.number,
  /** The version that scored. */
  scored_by: t.union([t.number, t.null]),
  is_scoring_model: t.boolean,
  /** Computed anew, 0..1. */
  score: t.number,
  /** As the result has it. */
  stored_score: t.union([t.number, t.null]),
  threshold: t.number,
  /** Score minus threshold: 0 or more for a flagged row. */
  margin: t.number,
  /** One a feature, strongest first; the contributions add up to the score minus the model's base score. */
  reasons: t.array(reasonCodec),
  /** The smallest change that clears a flagged row or flags another one; null when no single one can. */
  change: t.union([fieldChangeCodec, t.null]),
  /** Null for a model that has not learnt from labels. */
  learnt: t.union([labelEffectsCodec, t.null]),
});
export type Explanation = t.TypeOf<typeof explanationCodec>;

export const documentFieldCodec = t.type({ field: t.string, value: t.string });
export type DocumentField = t.TypeOf<typeof documentFieldCodec>;

const resultExplanationCodec = t.type({
  result_id: t.string,
  source: t.type({ index: t.string, id: t.string }),
  /** The result's fields without those of the verdict: text as it is, anything else as JSON. */
  document: t.array(documentFieldCodec),
  /** Fields that are not shown because there are too many. */
  fields_left_out: t.number,
  /** Null for a row that was skipped. */
  explanation: t.union([explanationCodec, t.null]),
});
export type ResultExplanation = t.TypeOf<typeof resultExplanationCodec>;

export const resultIdParams = strictObject('path parameters', {
  id: detectorIdCodec,
  result_id: pattern(/^[A-Za-z0-9_-]{43}$/, 'the _id of a result'),
});

export const explainResult = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}/results/{result_id}/explanation`,
  privilege: 'read',
  summary: "Why one row has its score, what would change its verdict, and the row's own fields.",
  params: resultIdParams,
  body: none,
  response: resultExplanationCodec,
  errors: [
    'DETECTOR_NOT_FOUND',
    'RESULT_NOT_FOUND',
    'MODEL_NOT_FOUND',
    'MODEL_CORRUPT',
    'SCORER_UNAVAILABLE',
  ],
});
