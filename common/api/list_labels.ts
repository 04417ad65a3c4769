import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, none } from './shared';
import { labelCodec } from '../label';

/** Share of true anomalies among flagged rows, from those labelled after being drawn at random. */
export const precisionEstimateCodec = t.type({
  /** The version whose verdicts count: the champion; null where there is none. */
  model_version: t.union([t.number, t.null]),
  /** Labelled rows that it is taken from, and the true anomalies among them. */
  rows: t.number,
  anomalies: t.number,
  /** Null without such rows. */
  interval: t.union([
    t.type({
      /** 0..1. */
      precision: t.number,
      /** Bounds of Wilson's interval, 0..1. */
      low: t.number,
      high: t.number,
      /** 0.95. */
      confidence: t.number,
    }),
    t.null,
  ]),
});
export type PrecisionEstimate = t.TypeOf<typeof precisionEstimateCodec>;

export const labelListCodec = t.type({
  detector_id: t.string,
  /** By ascending id of the result. */
  labels: t.array(labelCodec),
  estimate: precisionEstimateCodec,
  /** What the estimate holds for. */
  note: t.string,
});
export type LabelList = t.TypeOf<typeof labelListCodec>;

export const listLabels = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}/labels`,
  privilege: 'read',
  summary:
    'What people said of findings, and the precision by rows drawn at random; the caller must be able to read the source of the detector.',
  params: detectorIdParams,
  body: none,
  response: labelListCodec,
  errors: ['DETECTOR_NOT_FOUND'],
});
