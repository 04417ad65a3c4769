/**
 * A model in one file, to be carried elsewhere: `manifest.json`, `model.onnx` and `test_vectors.json` in
 * a zip. docs/models.md describes the form for those who write it in other languages.
 */
import * as t from 'io-ts';
import { integerIn, isoTime, listOf, numberIn, text, sha256Codec } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';
import {
  mostColumns,
  scoreQuantileLevels,
  severityScoresCodec,
  trainedFeatureCodec,
  trainingReceiptCodec,
} from './model_manifest';

/** Largest bundle that is opened. */
export const mostBundleBytes = 80 * 1024 * 1024;
export const mostTestVectors = 100_000;

const score = numberIn(0, 1);
const finite = numberIn(-Number.MAX_VALUE, Number.MAX_VALUE);

const bundleFeatureCodec = strictObject('feature', {
  /** What a value is once it is a number in a row. */
  type: t.keyof({ number: null }),
  /** Unit of the values, such as `ms`; null where nobody said. */
  unit: t.union([text(40), t.null]),
  /** Field, policy for missing values with the value that is filled in, and what training saw. */
  trained: trainedFeatureCodec,
});

/** Levels are `scoreQuantileLevels`. */
const quantilesCodec = new t.Type<number[]>(
  `${scoreQuantileLevels.length} ascending scores`,
  (value): value is number[] => t.array(score).is(value),
  (input, context) => {
    const isAscending = (list: number[]) => list.every((one, i) => one >= (list[i - 1] ?? 0));
    return t.array(score).is(input) &&
      input.length === scoreQuantileLevels.length &&
      isAscending(input)
      ? t.success(input)
      : t.failure(input, context);
  },
  t.identity,
);

export const bundleManifestCodec = strictObject('bundle manifest', {
  format: t.literal('anomaly-forest-model'),
  format_version: t.literal(1),
  /** When the model was trained or, where that is not known, the bundle written. */
  created_at: isoTime,
  /** What grew the forest: `anomaly-forest`, `scikit-learn`. */
  made_by: text(80),
  /** In the order of the model's columns. */
  features: listOf(bundleFeatureCodec, 1, mostColumns),
  trees: integerIn(1, 1000),
  /** Rows drawn for each tree. */
  sample_size: integerIn(2, 65_536),
  /** Null where the forest was not grown from one number. */
  seed: t.union([integerIn(0, 4_294_967_295), t.null]),
  /** A row is an anomaly from this score on, 0..1. */
  threshold: score,
  severity_scores: severityScoresCodec,
  /** Scores of the training rows at `scoreQuantileLevels`. */
  score_quantiles: quantilesCodec,
  training: trainingReceiptCodec,
  /** Versions of what made it, by name. */
  versions: t.record(text(60), text(60)),
  model: strictObject('model', { sha256: sha256Codec, bytes: integerIn(1, mostBundleBytes) }),
  test_vectors: strictObject('test vectors', {
    sha256: sha256Codec,
    count: integerIn(1, mostTestVectors),
  }),
});
export type BundleManifest = t.TypeOf<typeof bundleManifestCodec>;

/** Rows as the model takes them, and what it said of them where it was made. */
export const testVectorsCodec = strictObject('test vectors', {
  /** One number a column. */
  rows: t.array(t.array(finite)),
  /** One score a row, 0..1, higher = more anomalous. */
  scores: t.array(score),
  /** The verdict on each row. */
  anomalous: t.array(t.boolean),
});
export type TestVectors = t.TypeOf<typeof testVectorsCodec>;

export interface ModelBundle {
  manifest: BundleManifest;
  onnx: Uint8Array;
  vectors: TestVectors;
}
