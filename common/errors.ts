/**
 * The error catalogue: every failure a user can meet has a code, a message that says what and
 * where, a remedy, the HTTP status it is answered with, and whether trying again can help.
 */
interface CatalogueEntry {
  status: number;
  retryable: boolean;
  remedy: string;
}

const catalogue = {
  // What a person asked for
  REQUEST_INVALID: {
    status: 400,
    retryable: false,
    remedy: 'Correct the named part of the request and send it again.',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    retryable: false,
    remedy: 'Check the address; the README lists the API.',
  },
  REQUEST_FORBIDDEN: {
    status: 403,
    retryable: false,
    remedy: 'Open the page from the address that the start-up message shows.',
  },
  DETECTOR_NOT_FOUND: {
    status: 404,
    retryable: false,
    remedy: 'List the detectors to see which ones exist.',
  },
  DETECTOR_EXISTS: {
    status: 409,
    retryable: false,
    remedy: 'Choose another id, or delete the detector that has it.',
  },
  DETECTOR_INVALID: {
    status: 400,
    retryable: false,
    remedy: 'Correct every problem named in the message.',
  },
  DETECTOR_DISABLED: {
    status: 409,
    retryable: false,
    remedy: 'Enable the detector first.',
  },
  STATE_CONFLICT: {
    status: 409,
    retryable: true,
    remedy: 'Somebody else changed it at the same moment; read it again and repeat.',
  },
  STATE_INVALID: {
    status: 500,
    retryable: false,
    remedy:
      'Use the version that wrote it or a newer one, or delete the detector and create it again: results stay, and none is doubled.',
  },
  FILE_NOT_READABLE: {
    status: 400,
    retryable: false,
    remedy: 'Check the path and that you may read the file.',
  },
  FILE_NOT_WRITABLE: {
    status: 400,
    retryable: false,
    remedy: 'Choose a place where you may write and that has space.',
  },
  FILE_FORMAT_UNKNOWN: {
    status: 400,
    retryable: false,
    remedy: 'Give a text file: CSV with a header line, or one JSON object a line.',
  },
  RESULT_NOT_FOUND: {
    status: 404,
    retryable: false,
    remedy: 'Give the `_id` of a document in the destination of the detector.',
  },

  // Source, fields and destination
  INDEX_NOT_FOUND: {
    status: 404,
    retryable: true,
    remedy: 'Check the index pattern, or send data first; the detector goes on by itself then.',
  },
  SOURCE_GONE: {
    status: 404,
    retryable: false,
    remedy:
      'Keep source documents longer, or let results copy the fields of the features (`destination.copy_fields`).',
  },
  FIELD_NOT_FOUND: {
    status: 400,
    retryable: false,
    remedy: 'Check the spelling against the index mapping, or send documents that have the field.',
  },
  FIELD_NOT_USABLE: {
    status: 400,
    retryable: false,
    remedy:
      'Use a field mapped as a number, boolean, keyword, ip or date; of a text field, its `.keyword`.',
  },
  FIELD_KIND_MISMATCH: {
    status: 400,
    retryable: false,
    remedy: 'Give the feature a kind that its mapping can have, or leave `kind` out.',
  },
  FEATURE_OPTION_INVALID: {
    status: 400,
    retryable: false,
    remedy: 'Take out what the message names; docs/features.md says what each kind takes.',
  },
  SCHEMA_MISMATCH: {
    status: 400,
    retryable: false,
    remedy: 'Give the field one type in all indices of the source, or narrow the index pattern.',
  },
  TIME_FIELD_NOT_DATE: {
    status: 400,
    retryable: false,
    remedy: 'Name a field that is mapped as date or date_nanos.',
  },
  DESTINATION_IN_SOURCE: {
    status: 400,
    retryable: false,
    remedy: 'Exclude the destination from the source, for example with "-NAME".',
  },
  ASSET_MISSING: {
    status: 409,
    retryable: true,
    remedy: 'Install the index templates: `anomaly-forest start` and the plugin do it at start-up.',
  },
  INDEX_READ_ONLY: {
    status: 409,
    retryable: true,
    remedy: 'Free disk space or remove the write block; the detector goes on by itself then.',
  },

  // A single row
  TIME_MISSING: {
    status: 422,
    retryable: false,
    remedy: 'Send documents with the time field of the detector.',
  },
  FEATURE_MISSING: {
    status: 422,
    retryable: false,
    remedy: 'Send the field, or set the feature to `"missing": "median"`.',
  },
  FEATURE_NULL: {
    status: 422,
    retryable: false,
    remedy: 'Send a value, or set the feature to `"missing": "median"`.',
  },
  FEATURE_NOT_NUMERIC: {
    status: 422,
    retryable: false,
    remedy: 'Send a number; text that is not a number cannot be a feature.',
  },
  FEATURE_NOT_KEYWORD: {
    status: 422,
    retryable: false,
    remedy: 'Send text, a number or a boolean; an object is no category.',
  },
  FEATURE_NOT_IP: {
    status: 422,
    retryable: false,
    remedy: 'Send an IPv4 or IPv6 address such as "192.0.2.1" or "2001:db8::1".',
  },
  FEATURE_NOT_DATE: {
    status: 422,
    retryable: false,
    remedy: 'Send ISO 8601 such as "2026-11-21T10:00:00Z", or milliseconds since 1970.',
  },
  FEATURE_IS_ARRAY: {
    status: 422,
    retryable: false,
    remedy: 'Send one value per document, or choose a field that has one.',
  },
  FEATURE_NOT_FINITE: {
    status: 422,
    retryable: false,
    remedy: 'Send a finite number; NaN and Infinity are not measurements.',
  },
  FEATURE_TOO_LARGE: {
    status: 422,
    retryable: false,
    remedy: 'Send a value between -3.4e38 and 3.4e38 (the range of a 32-bit float).',
  },
  FEATURE_OUT_OF_LIMITS: {
    status: 422,
    retryable: false,
    remedy: 'Correct the sender, or widen `min` and `max` of the feature.',
  },
  DOC_TOO_LARGE: {
    status: 422,
    retryable: false,
    remedy: 'Split the document, or raise the page limit in bytes.',
  },
  LINE_MALFORMED: {
    status: 422,
    retryable: false,
    remedy: 'Correct the line; it is kept in the reject file with its number and reason.',
  },
  VALUE_MALFORMED: {
    status: 422,
    retryable: false,
    remedy: 'Correct the value or give the column another type; the line is in the reject file.',
  },
  DOCUMENT_REFUSED: {
    status: 422,
    retryable: false,
    remedy: 'See the reason from Elasticsearch; the document is kept in the dead-letter index.',
  },

  // Models
  NOT_ENOUGH_ROWS: {
    status: 409,
    retryable: true,
    remedy: 'Wait for more rows, or lower `training.min_rows`.',
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
      'See docs/errors.md: onnxruntime-node must load on this platform (glibc 2.28 or newer).',
  },
  LABELS_UNUSABLE: {
    status: 400,
    retryable: false,
    remedy: 'Name a field that has both normal and anomalous values among the scored rows.',
  },

  // Elasticsearch and the host
  ES_UNAVAILABLE: {
    status: 503,
    retryable: true,
    remedy:
      'Check that Elasticsearch runs and can be reached; the detector goes on by itself then.',
  },
  ES_BACKPRESSURE: {
    status: 503,
    retryable: true,
    remedy: 'Elasticsearch is overloaded; the next run goes on where this one stopped.',
  },
  ES_BAD_RESPONSE: {
    status: 502,
    retryable: true,
    remedy: 'Check what stands between this process and Elasticsearch (proxy, gateway).',
  },
  ES_FORBIDDEN: {
    status: 403,
    retryable: false,
    remedy: 'Give the user or API key the named privilege on the named index.',
  },
  ES_UNAUTHENTICATED: {
    status: 401,
    retryable: false,
    remedy: 'Check the user name, password or API key.',
  },

  // Between the page and its host
  HOST_UNREACHABLE: {
    status: 503,
    retryable: true,
    remedy:
      'Check that Kibana or `anomaly-forest start` still runs and that this browser can reach it.',
  },
  ANSWER_INVALID: {
    status: 502,
    retryable: true,
    remedy: 'Reload the page: it may be older or newer than the server it talks to.',
  },
  PRIVILEGE_MISSING: {
    status: 403,
    retryable: false,
    remedy: 'Ask an administrator for a role with the Anomaly Forest privilege.',
  },

  // The embedded Elasticsearch and the machine
  JAVA_MISSING: {
    status: 500,
    retryable: false,
    remedy:
      'Install a Java runtime, version 17 or newer (Debian: apt-get install openjdk-17-jre-headless).',
  },
  JAVA_TOO_OLD: {
    status: 500,
    retryable: false,
    remedy: 'Install Java 17 or newer and put it first in PATH or in JAVA_HOME.',
  },
  MAVEN_MISSING: {
    status: 500,
    retryable: false,
    remedy: 'Install Maven (Debian: apt-get install maven), or use --elasticsearch URL.',
  },
  DOWNLOAD_FAILED: {
    status: 500,
    retryable: true,
    remedy: 'Check the network and Maven settings, then start again.',
  },
  PORT_TAKEN: {
    status: 500,
    retryable: false,
    remedy: 'Stop the program that uses the port, or choose another with --port.',
  },
  DISK_FULL: {
    status: 507,
    retryable: false,
    remedy: 'Free disk space, or choose another folder with --data.',
  },
  EMBEDDED_ES_FAILED: {
    status: 500,
    retryable: true,
    remedy: 'Read the named log file; deleting the data folder starts afresh.',
  },
  ABORTED: {
    status: 499,
    retryable: true,
    remedy: 'The work was cancelled; what was settled is kept, and the next run goes on.',
  },
  INTERNAL: {
    status: 500,
    retryable: true,
    remedy: 'Report this with the log line.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof catalogue;

export const errorCatalogue: Readonly<Record<ErrorCode, CatalogueEntry>> = catalogue;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.prototype.hasOwnProperty.call(catalogue, text);
}

/** The body of every failed answer of the HTTP API, and what run records keep of a failure. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  remedy: string;
  retryable: boolean;
}

/** A failure from the catalogue. `message` says what and where; the remedy comes with the code. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'AppError';
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }

  get retryable(): boolean {
    return errorCatalogue[this.code].retryable;
  }

  toBody(): ErrorBody {
    const { remedy, retryable } = errorCatalogue[this.code];
    return { code: this.code, message: this.message, remedy, retryable };
  }
}

/** Any thrown value as an `AppError`; one that is not from the catalogue becomes INTERNAL. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('INTERNAL', message, { cause: thrown });
}
