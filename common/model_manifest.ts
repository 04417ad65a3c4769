/** What is known of a trained model, beside its ONNX bytes. */
import * as t from 'io-ts';
import { modelOptionsCodec } from './detector_model';
import {
  anyText,
  integerIn,
  isoTime,
  listOf,
  numberIn,
  sha256Codec,
  text,
  timeZone,
} from './codecs/bounded';
import { strictObject } from './codecs/strict_object';
import {
  categoryEncodingCodec,
  featureKindCodec,
  missingPolicyCodec,
  multiValueModeCodec,
} from './feature';
import { learningCodec } from './learning';

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

/** Most characters of a category that are looked at: values alike so far are one category. */
export const categoryLength = 256;

/** Most categories that a column keeps, and all columns of a model together. */
export const mostCategories = 1_000;
export const mostCategoriesOfModel = 20_000;

/** The categories of a column among the training rows. */
export const categoriesCodec = strictObject(
  'categories',
  {
    encoding: categoryEncodingCodec,
    /** Most frequent first; equally frequent ones in order of their UTF-16 units. */
    values: t.array(anyText(categoryLength)),
    /** Training rows that have each of the values. */
    rows: t.array(rowCount),
    /** Values that are not kept because there are too many, and the training rows that have them. */
    other_values: rowCount,
    other_rows: rowCount,
  },
  {
    /**
     * Where rows have several values: the one that is the rarest of its row in most rows. The first of
     * `values` when left out.
     */
    typical: anyText(categoryLength),
  },
);
export type Categories = t.TypeOf<typeof categoriesCodec>;

/** Least scale of an asinh: divided by it, every value that a row may have stays finite. */
export const leastScale = 1e-200;

/** A column that the forest sees as asinh((value - center) / scale); in the field's own unit. */
export const asinhCodec = strictObject('asinh', {
  center: finite,
  scale: numberIn(leastScale, Number.MAX_VALUE),
});
export type Asinh = t.TypeOf<typeof asinhCodec>;

/**
 * What training saw of a column. Numbers are in the field's own unit; of categories, in the
 * encoding's; of the parts of an address or a date, in the part's.
 */
export const trainedFeatureCodec = strictObject(
  'trained feature',
  {
    field: text(255),
    missing: missingPolicyCodec,
    /** What is typical, and stands in for a missing value; of categories, the most frequent one. */
    median: finite,
    min: finite,
    max: finite,
  },
  {
    /** `number` when left out. */
    kind: featureKindCodec,
    /** Which part of the feature the column is, where it has several. */
    part: text(20),
    time_zone: timeZone,
    multi_value_mode: multiValueModeCodec,
    categories: categoriesCodec,
    asinh: asinhCodec,
  },
);
export type TrainedFeature = t.TypeOf<typeof trainedFeatureCodec>;

/** Most columns of a model: two for each of a detector's features. */
export const mostColumns = 400;

/** Lowest score of each severity, 0..1. */
export const severityScoresCodec = strictObject('severity scores', {
  low: score,
  medium: score,
  high: score,
  critical: score,
});

/** What a model was trained on. */
export const trainingReceiptCodec = strictObject(
  'training',
  {
    rows: integerIn(1, 1_000_000),
    rows_left_out: integerIn(0, 1_000_000),
    /** Rows left out, by error code. */
    left_out_reasons: t.record(t.string, t.number),
    /** Event times of the first and last row drawn; null where none had one. */
    from: t.union([isoTime, t.null]),
    to: t.union([isoTime, t.null]),
    /** The query that the rows were drawn from, as JSON. */
    query: t.string,
    /** Columns with one value only: no tree can split them. */
    constant_features: t.array(t.string),
  },
  {
    /** Columns that have one value in 99.5 % of the rows or more, but not in all. */
    near_constant_features: t.array(t.string),
  },
);

/** How a model from outside scored the test vectors that came with it. */
export const certificateCodec = strictObject('certificate', {
  /** Whether the model may be promoted: all within the tolerance, no label flipped. */
  passed: t.boolean,
  /** Greatest difference between a score here and the expected one, 0..1. */
  max_difference: score,
  /** Greatest difference that passes. */
  tolerance: score,
  /** Test vectors whose verdict here is another than expected. */
  labels_flipped: integerIn(0, 1_000_000),
  vectors: integerIn(1, 1_000_000),
  checked_at: isoTime,
  /** Versions of what scored here. */
  versions: strictObject('versions', { anomaly_forest: text(40), onnxruntime: text(40) }),
});
export type Certificate = t.TypeOf<typeof certificateCodec>;

/** Where an imported model came from. */
const importCodec = strictObject('import', {
  /** The library that it was trained with, as its bundle says. */
  made_by: text(80),
  /** The graph that came: this product's, or skl2onnx's. What scores is written anew. */
  graph: t.keyof({ compact: null, skl2onnx: null }),
  /** SHA-256 of the bundle file and of the ONNX bytes in it. */
  bundle_sha256: sha256Codec,
  onnx_sha256: sha256Codec,
  /** Versions that the bundle names. */
  versions: t.record(t.string, t.string),
});

const importedProps = {
  /** Whether the model was trained here; `trained` when left out. */
  origin: t.keyof({ trained: null, imported: null }),
  import: importCodec,
  certificate: certificateCodec,
};

/** Left out by models that have not learnt from labels. */
const learntProps = { learning: learningCodec };

export const modelManifestCodec = strictObject(
  'model manifest',
  {
    format_version: t.literal(1),
    /** `{detector_id}:{version}` */
    id: text(80),
    detector_id: text(63),
    /** 1 for the first model of a detector, then counting up. */
    version: integerIn(1, 1_000_000_000),
    created_at: isoTime,
    /** One entry a column, in the order of the model's columns. */
    features: listOf(trainedFeatureCodec, 1, mostColumns),
    options: modelOptionsCodec,
    /** Rows drawn for each tree: the option, or all training rows where there were fewer. */
    sample_size: integerIn(2, 65_536),
    /** `ml_anomaly` is true from this score on, 0..1. */
    threshold: score,
    /** The score of the average training row; a row's contributions add up to its score minus this. */
    base_score: score,
    severity_scores: severityScoresCodec,
    /** Scores of the training rows at `scoreQuantileLevels`, ascending. */
    score_quantiles: t.array(score),
    training: trainingReceiptCodec,
    /** SHA-256 of the ONNX bytes, lower-case hexadecimal. */
    sha256: sha256Codec,
    onnx_bytes: integerIn(1, 1_000_000_000),
    versions: strictObject('versions', { anomaly_forest: text(40), onnxruntime: text(40) }),
  },
  { ...importedProps, ...learntProps, ...fromTrainingRows },
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
