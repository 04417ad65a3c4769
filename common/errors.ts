/**
 * The error catalogue: every failure a user can meet has a code, a message that says what and
 * where, a remedy, the HTTP status it is answered with, and whether trying again can help.
 */
import { dataErrors } from './data_errors';
import type { CatalogueEntry } from './error_entry';
import { modelErrors } from './model_errors';
import { setupErrors } from './setup_errors';

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
    remedy:
      'Check the method and the address; GET /api/anomaly_forest/openapi.json describes every endpoint. If a page asked for it, reload the page: it is older or newer than the server.',
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    retryable: false,
    remedy: 'Send less at once; docs/api.md says how large a body may be.',
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
  DETECTOR_CHANGED: {
    status: 409,
    retryable: false,
    remedy:
      'Look at the detector as it is now, and make your change to that if you mean it still; nothing was changed.',
  },
  DETECTOR_PART_FIXED: {
    status: 400,
    retryable: false,
    remedy:
      'Leave the named parts as they are: results, checkpoint and models go by them. Clone the detector to have others; enable or disable it by its switch.',
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
  LOG_FORMAT_UNKNOWN: {
    status: 400,
    retryable: false,
    remedy: 'Give the log as a text file, unpacked, with a line for each event.',
  },
  CAPTURE_FORMAT_UNKNOWN: {
    status: 400,
    retryable: false,
    remedy: 'Give a capture in pcap or pcapng form, unpacked, as tcpdump and Wireshark write it.',
  },
  CAPTURE_FAILED: {
    status: 500,
    retryable: false,
    remedy:
      'Install tcpdump or dumpcap, name an interface that `ip link` lists, and run as somebody who may capture.',
  },
  LABELS_MISSING: {
    status: 409,
    retryable: false,
    remedy:
      'Label some results, true and false ones, in the table of anomalies or by `anomaly-forest label give`.',
  },
  LABEL_CHANGED: {
    status: 409,
    retryable: false,
    remedy:
      'Look at the label that somebody gave meanwhile, and give yours again if you mean it still.',
  },
  LABEL_NOT_FOUND: {
    status: 404,
    retryable: false,
    remedy: 'List the labels of the detector to see which results have one.',
  },
  RESULT_NOT_FOUND: {
    status: 404,
    retryable: false,
    remedy: 'Give the `_id` of a document in the destination of the detector.',
  },

  ...dataErrors,
  ...modelErrors,
  ...setupErrors,

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
    remedy:
      'Give the user or API key the named privilege on the named index; a detector in Kibana has it once its credentials are renewed.',
  },
  ES_UNAUTHENTICATED: {
    status: 401,
    retryable: false,
    remedy:
      "Check the user name, password or API key; in Kibana, renew the detector's credentials on its page.",
  },

  // The rights that a detector's tasks have
  ENCRYPTION_KEY_MISSING: {
    status: 409,
    retryable: false,
    remedy:
      'Set `xpack.encryptedSavedObjects.encryptionKey` in kibana.yml, the same on every node (`bin/kibana-encryption-keys generate` makes one), and restart Kibana.',
  },
  API_KEY_NOT_GRANTED: {
    status: 403,
    retryable: false,
    remedy:
      'Let Elasticsearch have API keys (`xpack.security.authc.api_key.enabled`), and log in with a user name and password, a token, or an API key.',
  },
  CREDENTIALS_INVALID: {
    status: 409,
    retryable: true,
    remedy:
      "Renew the credentials on the detector's page, as somebody who may read its source and write its destination.",
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
  SESSION_EXPIRED: {
    status: 401,
    retryable: false,
    remedy: 'Reload the page and log in again; its address leads back to what it shows.',
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
  ALREADY_RUNNING: {
    status: 409,
    retryable: false,
    remedy: 'Use the host that runs, stop it first, or choose another folder with --data.',
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
  TRAINING_CANCELLED: {
    status: 409,
    retryable: false,
    remedy: 'The model in use stays. Train again when another one is wanted.',
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

/** A message with the full stop that parts it from what follows. */
export function asSentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`;
}

/** Any thrown value as an `AppError`; one that is not from the catalogue becomes INTERNAL. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('INTERNAL', message, { cause: thrown });
}
