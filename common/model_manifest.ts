/** What is known of a trained model, beside its ONNX bytes. */
import * as t from 'io-ts';
import { missingPolicyCodec, modelOptionsCodec } from './detector';
import { integerIn, isoTime, listOf, numberIn, pattern, text } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';

const finite = numberIn(-Number.MAX_VALUE, Number.MAX_VALUE);
const score = numberIn(0, 1);
const rowCount = integerIn(0, 1_000_000_000);

/**
 * Training values of a column, or training scores, counted in bins: below `min`, then up to each of
 * `edges` (inclusive), then up to `max`, then above it. `counts` has two more entries than `edges` and one.
 */
export const binsCodec = strictObject('bins', {
  min: finite,
  max: finite,
  /** Ascending, between `min` (inclusive) and `max` (exclusive). */
  edges: t.array(finite),
  /** The first and the last are 0: nothing in training lies beyond what training saw. */
  counts: t.array(rowCount),
});
export type Bins = t.TypeOf<typeof binsCodec>;

/** Left out by models whose training rows were not at hand: they cannot tell drift. */
const fromTrainingRows = {
  /** Training scores in `scoreHistogramBins` equal intervals of 0..1, for plots. */
  score_histogram: t.array(rowCount),
  /** What scoring is compared with to see drift: a column of the model each, and the scores. */
  drift_bins: strictObject('drift bins', { columns: t.array(binsCodec), scores: binsCodec }),
  /** How a budget of alerts a day became the threshold. */
  calibration: strictObject('calibration', {
    alerts_per_day: numberIn(0, Number.MAX_VALUE),
    /** Usable rows a day in the source's recent range, and that range of event times. */
    rows_per_day: numberIn(0, Number.MAX_VALUE),
    from: isoTime,
    to: isoTime,
    /** Share of the training rows at or over the threshold, 0..0.5. */
    contamination: numberIn(0, 0.5),
  }),
};

/** What training saw of a feature; values in the field's own unit. */
export const trainedFeatureCodec = strictObject('trained feature', {
  field: text(255),
  missing: missingPolicyCodec,
  median: finite,
  min: finite,
  max: finite,
});
export type TrainedFeature = t.TypeOf<typeof trainedFeatureCodec>;

const modelManifestProps = {
  format_version: t.literal(1),
  /** `{detector_id}:{version}` */
  id: text(80),
  detector_id: text(63),
  /** 1 for the first model of a detector, then counting up. */
  version: integerIn(1, 1_000_000_000),
  created_at: isoTime,
  /** In the order of the model's columns. */
  features: listOf(trainedFeatureCodec, 1, 200),
  options: modelOptionsCodec,
  /** Rows drawn for each tree: the option, or all training rows where there were fewer. */
  sample_size: integerIn(2, 65_536),
  /** `ml_anomaly` is true from this score on, 0..1. */
  threshold: score,
  /** The score of the average training row; a row's contributions add up to its score minus this. */
  base_score: score,
  /** Lowest score of each severity, 0..1. */
  severity_scores: strictObject('severity scores', {
    low: score,
    medium: score,
    high: score,
    critical: score,
  }),
  /** Scores of the training rows at `scoreQuantileLevels`, ascending. */
  score_quantiles: t.array(score),
  training: strictObject('training', {
    rows: integerIn(1, 1_000_000),
    rows_left_out: integerIn(0, 1_000_000),
    /** Rows left out, by error code. */
    left_out_reasons: t.record(t.string, t.number),
    /** Event times of the first and last row drawn; null where none had one. */
    from: t.union([isoTime, t.null]),
    to: t.union([isoTime, t.null]),
    /** The query that the rows were drawn from, as JSON. */
    query: t.string,
    constant_features: t.array(t.string),
  }),
  /** SHA-256 of the ONNX bytes, lower-case hexadecimal. */
  sha256: pattern(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal'),
  onnx_bytes: integerIn(1, 1_000_000_000),
  versions: strictObject('versions', { anomaly_forest: text(40), onnxruntime: text(40) }),
};

export const modelManifestCodec = strictObject(
  'model manifest',
  modelManifestProps,
  fromTrainingRows,
);
export type ModelManifest = t.TypeOf<typeof modelManifestCodec>;

/** Levels, 0..1, at which `score_quantiles` are kept: dense where verdicts fall. */
export const scoreQuantileLevels: readonly number[] = [
  ...Array.from({ length: 99 }, (_, i) => i / 100),
  ...Array.from({ length: 10 }, (_, i) => 0.99 + i / 1000),
  0.9995,
  0.9999,
  1,
];

/** Intervals of `score_histogram`. */
export const scoreHistogramBins = 100;
