/** Errors of models: training, storing, taking in, scoring. */
import type { CatalogueEntry } from './error_entry';

export const modelErrors = {
  NOT_ENOUGH_ROWS: {
    status: 409,
    retryable: true,
    remedy:
      'Wait for more rows, lower `training.min_rows`, or leave out a feature that no row has a value for.',
  },
  MODEL_NOT_TRAINED: {
    status: 409,
    retryable: true,
    remedy: 'Train the detector first; with enough rows it trains itself.',
  },
  MODEL_NOT_FOUND: {
    status: 404,
    retryable: false,
    remedy: 'List the models of the detector to see which versions exist.',
  },
  MODEL_CERTIFICATE_FAILED: {
    status: 409,
    retryable: false,
    remedy: 'Export the model again and import that, or train one here; this version cannot score.',
  },
  MODEL_IN_USE: {
    status: 409,
    retryable: false,
    remedy: 'Promote another version, or withdraw the challenger, and try again.',
  },
  MODEL_NOTHING_BEFORE: {
    status: 409,
    retryable: false,
    remedy: 'Name a version to promote instead; `anomaly-forest model list` shows them.',
  },
  LABELS_TEACH_NOTHING: {
    status: 409,
    retryable: false,
    remedy: 'Give the detector fields whose values vary, train it again, and then let it learn.',
  },
  MODEL_FEATURES_MISMATCH: {
    status: 409,
    retryable: false,
    remedy:
      'Train again, or import a model, with the features of the detector in the order it has them.',
  },
  MODEL_CORRUPT: {
    status: 409,
    retryable: false,
    remedy:
      'Train again, or import the file again from where it was made: these bytes are no sound model.',
  },
  MODEL_TOO_LARGE: {
    status: 413,
    retryable: false,
    remedy:
      'Make the model with fewer trees or a smaller sample size; docs/models.md has the limits.',
  },
  MODEL_EXTERNAL_DATA: {
    status: 400,
    retryable: false,
    remedy:
      'Save the model with its data inside the file. A model that names other files is never opened.',
  },
  MODEL_OPERATOR_NOT_ALLOWED: {
    status: 400,
    retryable: false,
    remedy:
      'Import an isolation forest alone: made by python/anomaly_forest_bundle.py or by skl2onnx.',
  },
  MODEL_TIME_LIMIT: {
    status: 503,
    retryable: true,
    remedy:
      'Try again when the machine has less to do, or make the bundle with fewer test vectors.',
  },
  MODEL_NOT_A_FOREST: {
    status: 400,
    retryable: false,
    remedy:
      'Make the bundle with python/anomaly_forest_bundle.py; docs/models.md lists the graphs that are taken in.',
  },
  BUNDLE_INVALID: {
    status: 400,
    retryable: false,
    remedy: 'Make the bundle again with `model export` or python/anomaly_forest_bundle.py.',
  },
  CHECKSUM_MISMATCH: {
    status: 400,
    retryable: false,
    remedy: 'Fetch the file again: it was changed or damaged after it was made.',
  },
  MODEL_CHECK_FAILED: {
    status: 500,
    retryable: false,
    remedy:
      'Report this with the detector and its training rows: the written model scores differently.',
  },
  SCORER_UNAVAILABLE: {
    status: 503,
    retryable: true,
    remedy:
      'Start Kibana or `anomaly-forest start` again. If it stays, the log says what the scoring thread failed with: too little memory, or a build that was made for another platform.',
  },
  LABELS_UNUSABLE: {
    status: 400,
    retryable: false,
    remedy: 'Name a field that has both normal and anomalous values among the scored rows.',
  },
  LABELS_TOO_MANY: {
    status: 413,
    retryable: false,
    remedy: 'Narrow the time range; `anomaly-forest evaluate` compares any number of rows.',
  },
} as const satisfies Record<string, CatalogueEntry>;
