import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams } from './shared';
import { anyText, isoTime, listOf, text } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';

/** Most scored rows with a label that the endpoint compares; the command line takes any number. */
export const mostEvaluatedRows = 500_000;

/** Steps of recall, and of the false positive rate, in which a curve is drawn. */
export const curveSteps = 200;

/** What a threshold at a score would do: a point of the ROC curve and of the precision-recall curve. */
export const curvePointCodec = t.type({
  /** Rows that score this or higher are taken for anomalies, 0..1. */
  threshold: t.number,
  /** Share of the rows taken for anomalies that are labelled so, 0..1. */
  precision: t.number,
  /** Share of the rows labelled anomalous that are taken for it, 0..1. */
  recall: t.number,
  /** Share of the other rows that are taken for anomalies, 0..1. */
  false_positive_rate: t.number,
});
export type CurvePoint = t.TypeOf<typeof curvePointCodec>;

const confusionCodec = t.type({ tp: t.number, fp: t.number, tn: t.number, fn: t.number });
export type Confusion = t.TypeOf<typeof confusionCodec>;

export const evaluationCodec = t.type({
  detector_id: t.string,
  label_field: t.string,
  /** Scored rows that have the label field, and those of them labelled anomalous. */
  rows: t.number,
  anomalies: t.number,
  /** Of the verdicts as they were written, each 0..1. */
  precision: t.number,
  recall: t.number,
  f1: t.number,
  /** Of the scores, whatever the threshold, 0..1: 0.5 is chance. */
  roc_auc: t.number,
  /** Of the scores, 0..1: the share of anomalous rows is chance. */
  average_precision: t.number,
  confusion: confusionCodec,
  /** From the highest threshold to the lowest, at most `2 * curveSteps + 1` points. */
  curve: t.array(curvePointCodec),
});
export type Evaluation = t.TypeOf<typeof evaluationCodec>;

export const evaluateDetector = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/evaluate`,
  privilege: 'read',
  summary: `Compares verdicts and scores with labels that stand in the same documents, at most ${mostEvaluatedRows} of them.`,
  params: detectorIdParams,
  body: strictObject(
    'body',
    { label_field: text(255) },
    {
      /** Labels that mean "anomalous", whatever their case; 1, true, yes, anomaly, ... when left out. */
      positive_values: listOf(anyText(256), 1, 100),
      /** Event times: `from` inclusive, `to` exclusive. */
      from: isoTime,
      to: isoTime,
    },
  ),
  response: evaluationCodec,
  errors: ['DETECTOR_NOT_FOUND', 'LABELS_UNUSABLE', 'LABELS_TOO_MANY', 'ES_FORBIDDEN'],
});
