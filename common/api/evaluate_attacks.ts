import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams } from './shared';
import { anyText, durationIn, isoTime, listOf, text } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';

/** Classes that are told apart, those with the most rows; the rest counts in the totals alone. */
export const mostAttackClasses = 50;

/** Most pieces of attacks that the endpoint puts together; the command line takes any number. */
export const mostAttackPieces = 200_000;

/** Rows of one class and entity that are at most this far apart are one attack. */
export const usualAttackGap = '5m';

/**
 * Whose word counts when a row is flagged: the verdict as it was written; `ml.rules` names a rule;
 * `ml_score` is at or over `ml.threshold`; one of the two; both of them on the same row.
 */
export const flaggedByCodec = t.keyof({
  verdict: null,
  rules: null,
  forest: null,
  either: null,
  both: null,
});
export type FlaggedBy = t.TypeOf<typeof flaggedByCodec>;

/** In the order in which they are told. */
export const flaggedBys: readonly FlaggedBy[] = ['verdict', 'rules', 'forest', 'either', 'both'];

const numberOrNull = t.union([t.number, t.null]);

const detectionProps = {
  /** Rows of attacks, and those of them that are flagged. */
  attack_rows: t.number,
  attack_rows_flagged: t.number,
  /** Of the rows flagged, the share that are of an attack, 0..1; of a class, beside ordinary rows alone. */
  precision: t.number,
  /** Of the rows of attacks, the share that are flagged, 0..1. */
  recall: t.number,
  /** Attacks, and those of them with a row that is flagged. */
  attacks: t.number,
  attacks_hit: t.number,
  /** The share of the attacks with a row that is flagged, 0..1. */
  hit_rate: t.number,
  /**
   * Milliseconds from an attack's first row to its first flagged one, of the attacks that were hit,
   * to one percent; null where none was.
   */
  detection_ms: t.union([t.type({ median: t.number, p95: t.number }), t.null]),
  /** Flagged rows a day of event time; null where all rows are of one moment. */
  alerts_per_day: numberOrNull,
};

export const attackClassCodec = t.type({
  /** Value of the class field; null for rows of attacks without one. */
  name: t.union([t.string, t.null]),
  ...detectionProps,
});
export type AttackClass = t.TypeOf<typeof attackClassCodec>;

export const attackDetectionCodec = t.type({
  by: flaggedByCodec,
  ...detectionProps,
  /** Flagged rows of no attack, and how many a day. */
  false_alerts: t.number,
  false_alerts_per_day: numberOrNull,
  /** The same for each class, the one with the most rows first. */
  classes: t.array(attackClassCodec),
});
export type AttackDetection = t.TypeOf<typeof attackDetectionCodec>;

export const attackEvaluationCodec = t.type({
  detector_id: t.string,
  /** Results that have the label field, skipped ones too. */
  rows: t.number,
  attack_rows: t.number,
  /** Days of event time from the first of them to the last. */
  days: t.number,
  /** Rows of attacks whose class is not among `mostAttackClasses`, or one of ordinary rows alone. */
  other_class_rows: t.number,
  /** One for each of `flaggedBys`, in that order. */
  detections: t.array(attackDetectionCodec),
});
export type AttackEvaluation = t.TypeOf<typeof attackEvaluationCodec>;

export const evaluateAttacks = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/evaluate/attacks`,
  privilege: 'read',
  summary:
    'Per class of attack and in total: precision, recall, attacks hit, time to detection and alerts a day, of the verdicts, of the rules alone, of the forest alone and of both.',
  params: detectorIdParams,
  body: strictObject(
    'body',
    { label_field: text(255), class_field: text(255) },
    {
      /** Labels that mean "of an attack", whatever their case; 1, true, yes, attack, ... when left out. */
      positive_values: listOf(anyText(256), 1, 100),
      /** Rows of one class with the same value in this field are one attack. */
      attack_id_field: text(255),
      /** Without attack ids: whose rows are put together; those of all when left out. */
      entity_field: text(255),
      /** Without attack ids: rows further apart are different attacks; 5m when left out. */
      gap: durationIn('1s', '30d'),
      /** Event times: `from` inclusive, `to` exclusive. */
      from: isoTime,
      to: isoTime,
    },
  ),
  response: attackEvaluationCodec,
  errors: [
    'DETECTOR_NOT_FOUND',
    'FIELD_NOT_FOUND',
    'FIELD_NOT_USABLE',
    'LABELS_UNUSABLE',
    'LABELS_TOO_MANY',
    'ES_FORBIDDEN',
  ],
});
