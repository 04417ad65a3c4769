import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, modelSummaryCodec } from './shared';
import { anyText, integerIn, listWith } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { judgementCodec } from '../result';

/** Most rows, or lines, of one request. */
export const mostDetectedRows = 10_000;

/** Most bytes of its body. */
export const mostDetectBytes = 10 * 1024 * 1024;

/** A verdict by the names that result documents have. */
export const detectedRowCodec = t.intersection([
  t.type({ ml_anomaly: t.boolean, ml: judgementCodec }),
  t.partial({
    /** Left out for a row that was skipped. */
    ml_score: t.number,
    /** Number of the line that the row stood in, from 1; only where lines were sent. */
    line: t.number,
  }),
]);
export type DetectedRow = t.TypeOf<typeof detectedRowCodec>;

export const detectionCodec = t.type({
  detector_id: t.string,
  /** The model that judged; a row is an anomaly from its `threshold` on. */
  model: modelSummaryCodec,
  rows: t.number,
  anomalies: t.number,
  skipped: t.number,
  /** One for each row, or for each line that is not blank, in their order. */
  verdicts: t.array(detectedRowCodec),
});
export type Detection = t.TypeOf<typeof detectionCodec>;

export const detectRows = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/detect`,
  privilege: 'read',
  summary:
    'Judges rows, or lines of JSON, at once and stores nothing; the caller must be able to read the source of the detector.',
  maxBodyBytes: mostDetectBytes,
  params: detectorIdParams,
  body: strictObject(
    'body',
    {},
    {
      /** Documents with the fields of the detector's source. The time field may be left out. */
      rows: listWith(t.UnknownRecord, 1, mostDetectedRows),
      /** The same as text, a JSON object a line. Give this or `rows`. */
      lines: anyText(mostDetectBytes),
      /** Version of the model; the champion when left out. */
      model_version: integerIn(1, 999_999_999),
    },
  ),
  response: detectionCodec,
  errors: [
    'DETECTOR_NOT_FOUND',
    'MODEL_NOT_TRAINED',
    'MODEL_NOT_FOUND',
    'MODEL_FEATURES_MISMATCH',
    'MODEL_CERTIFICATE_FAILED',
    'INDEX_NOT_FOUND',
    'ES_FORBIDDEN',
  ],
});
