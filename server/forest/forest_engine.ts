/**
 * What the rest of the product asks of the forest. The one implementation that runs in production
 * is the worker pool (`forest_pool.ts`): scoring and training block their thread, so they never
 * run on the thread that called.
 */

import type { BundleManifest, TestVectors } from '../../common/model_bundle';

/** Rows of numbers in one block: row r, column c stands at `values[r * columns + c]`. All finite. */
export interface Matrix {
  values: Float64Array;
  rows: number;
  columns: number;
}

export interface GrowOptions {
  /** Number of trees, 1..1000. */
  trees: number;
  /** Rows drawn without replacement for each tree, 2..65536; at most the rows there are. */
  sampleSize: number;
  /** Unsigned 32-bit seed: same seed, options and rows give the same bytes of ONNX. */
  seed: number;
}

export interface TrainedForest {
  /** The model as ONNX bytes. */
  onnx: Uint8Array;
  /** SHA-256 of `onnx`, lower-case hexadecimal. */
  sha256: string;
  /** Score of each training row, 0..1, higher = more anomalous. */
  scores: Float64Array;
  /** The score of the average training row: 2^(-(mean of E[h] at the roots)/c(sample size)), 0..1. */
  baseScore: number;
  /** Rows drawn for each tree: `sampleSize`, or all rows where there are fewer. */
  sampleSize: number;
}

export interface ForestModel {
  sha256: string;
  onnx: Uint8Array;
}

export interface ScoreRequest {
  model: ForestModel;
  matrix: Matrix;
  /** Rows that score this or higher get their contributions; Infinity for none, 0 for all. */
  explainFrom: number;
}

export interface ScoreAnswer {
  /** One score a row, 0..1, higher = more anomalous. */
  scores: Float64Array;
  /**
   * Contribution of each column to the row's score, for the explained rows only, by row number.
   * A row's contributions add up to its score minus the model's base score.
   */
  contributions: Map<number, Float64Array>;
}

/** A forest from outside, written anew as this product writes it. */
export interface TakenInForest {
  /** The model as ONNX bytes. */
  onnx: Uint8Array;
  /** SHA-256 of `onnx`, lower-case hexadecimal. */
  sha256: string;
  /** The graph that came. */
  graph: 'compact' | 'skl2onnx';
  trees: number;
  sampleSize: number;
  /** The score of the average training row, 0..1. */
  baseScore: number;
  /** Score of each row that was to be scored, 0..1. */
  scores: Float64Array;
}

export interface ExplainRequest {
  model: ForestModel;
  matrix: Matrix;
  /** Score from which a row is flagged, 0..1. */
  threshold: number;
  /** Of a model that has learnt: what it learnt from, for saying what that changed. */
  learnt?: LearntLabels;
}

/** Labelled rows with what learning made of them. */
export interface LearntLabels {
  matrix: Matrix;
  /** One a row, as `LearntModel` has them. */
  weights: Float64Array;
  scale: LabelScale;
}

/** What labels changed of a row's score. */
export interface LabelEffects {
  /** What the same trees say without labels, 0..1. */
  scoreBefore: number;
  /**
   * Of each label, what it adds to the logarithm of the score before that is bounded: above 0 raises. They
   * add up to all that was learnt where all labels are given.
   */
  effects: Float64Array;
}

/** One value of a row replaced by another. */
export interface SingleChange {
  column: number;
  /** The new value, in the column's own unit: just beyond one of the forest's thresholds. */
  value: number;
  /** The row's score with it, 0..1. */
  score: number;
}

export interface RowExplanation {
  /** 0..1, higher = more anomalous; the bits that `score` answers. */
  score: number;
  /** Score minus threshold, -1..1: 0 or more for a flagged row, otherwise how far it was from that. */
  margin: number;
  /** Of each column; they add up to the score minus the model's base score. */
  contributions: Float64Array;
  /**
   * The smallest change of one value that clears a flagged row, or flags another one; null when no
   * single value can. Columns differ in unit: each is measured by the range in which the forest tests it.
   */
  change: SingleChange | null;
  /** Left out unless asked for. */
  learnt?: LabelEffects;
}

export interface LearnRequest {
  /** What it has learnt before is left aside: all labels are learnt anew, on the same trees. */
  model: ForestModel;
  /** Rows in use, a sample of the training rows: labels are weighed against what the forest says of them. */
  matrix: Matrix;
  labelled: {
    matrix: Matrix;
    /** One a row: +1 for a true anomaly, -1 for a false one. */
    signs: Int8Array;
    /** One a row: 1 for a label that the version which is to be beaten has learnt from already. */
    known: Uint8Array;
  };
}

export interface LikenRequest {
  model: ForestModel;
  /** A single row. */
  one: Matrix;
  matrix: Matrix;
}

/** How well labelled rows are ranked by labels other than theirs. */
export interface KeptApart {
  /** Parts of the labels, each ranked by what the others teach. */
  folds: number;
  labels: number;
  /** True anomalies among them. */
  anomalies: number;
  /** Average precision by the labels that were known before, 0..1. */
  before: number;
  /** The same by all labels. */
  after: number;
  /** Bounds of what is gained, with 99 % confidence, -1..1. */
  low: number;
  high: number;
}

/** What a forest says of rows in use, so that labels can be weighed against it. */
export interface LabelScale {
  /** 97 % quantile of the rows' exponents. */
  center: number;
  /** Their standard deviation. */
  deviation: number;
  /** Mean likeness of these rows with themselves. */
  self_likeness: number;
}

export interface LearntModel {
  /** The model as ONNX bytes. */
  onnx: Uint8Array;
  /** SHA-256 of `onnx`, lower-case hexadecimal. */
  sha256: string;
  /** Score of each of the rows in use, 0..1. */
  scores: Float64Array;
  /** The score of the average training row, 0..1. */
  baseScore: number;
  /** How much each label moves the forest: of the label's sign, at most 1 / lambda. */
  weights: Float64Array;
  scale: LabelScale;
  lambda: number;
  /** Greatest difference between the written model and the sum over labels, over the labelled rows. */
  difference: number;
  /** Null where labels are too few, or too much alike, to keep some apart. */
  keptApart: KeptApart | null;
}

/** A bundle's parts, each within its limits and with its checksum; nobody has looked into its ONNX. */
export interface OpenedBundle {
  manifest: BundleManifest;
  onnx: Uint8Array;
  /** Test vectors: rows as the model takes them, the scores expected of them, 1 for those flagged. */
  matrix: Matrix;
  scores: Float64Array;
  anomalous: Uint8Array;
  /** SHA-256 of the bundle's bytes, lower-case hexadecimal. */
  sha256: string;
}

export interface BundleParts {
  manifest: Omit<BundleManifest, 'model' | 'test_vectors'>;
  onnx: Uint8Array;
  vectors: TestVectors;
}

export interface ForestEngine {
  /** Grows a forest, writes it as ONNX, loads that back and checks it before answering. */
  train(matrix: Matrix, options: GrowOptions, signal?: AbortSignal): Promise<TrainedForest>;
  score(request: ScoreRequest, signal?: AbortSignal): Promise<ScoreAnswer>;
  /**
   * Reads a forest out of foreign ONNX bytes and scores rows with it.
   * @throws AppError MODEL_TOO_LARGE, MODEL_CORRUPT, MODEL_EXTERNAL_DATA, MODEL_OPERATOR_NOT_ALLOWED,
   * MODEL_NOT_A_FOREST, MODEL_FEATURES_MISMATCH
   */
  takeIn(onnx: Uint8Array, matrix: Matrix, signal?: AbortSignal): Promise<TakenInForest>;
  /** @throws AppError MODEL_TOO_LARGE, BUNDLE_INVALID, CHECKSUM_MISMATCH */
  openBundle(bytes: Uint8Array, signal?: AbortSignal): Promise<OpenedBundle>;
  /** The same parts give the same bytes. @throws AppError MODEL_TOO_LARGE */
  makeBundle(parts: BundleParts, signal?: AbortSignal): Promise<Uint8Array>;
  /**
   * Why rows have their scores, and what would change the verdict. Dearer than scoring by far: for rows
   * that somebody asks about, not for the loop.
   */
  explain(request: ExplainRequest, signal?: AbortSignal): Promise<RowExplanation[]>;
  /**
   * The same trees with leaf values learnt from labels; milliseconds a label.
   * @throws AppError MODEL_CORRUPT, LABELS_TEACH_NOTHING, MODEL_FEATURES_MISMATCH, ABORTED
   */
  learn(request: LearnRequest, signal?: AbortSignal): Promise<LearntModel>;
  /**
   * How alike rows are to one row: 1 for the same leaf in every tree, 0 for rows that part at every root.
   * @throws AppError MODEL_CORRUPT, MODEL_FEATURES_MISMATCH, ABORTED
   */
  liken(request: LikenRequest, signal?: AbortSignal): Promise<Float64Array>;
  close(): Promise<void>;
}
