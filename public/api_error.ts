/** A failed answer of the API, as pages show it: code, message, remedy. */
import { i18n } from '@kbn/i18n';
import { errorCatalogue, type ErrorCode } from '../common/errors';

export interface ApiErrorDetails {
  code: string;
  message: string;
  remedy: string;
  retryable: boolean;
  /** HTTP status; 0 where no answer came. */
  status: number;
}

export class ApiError extends Error {
  readonly code: string;
  readonly remedy: string;
  readonly retryable: boolean;
  readonly status: number;

  constructor(details: ApiErrorDetails) {
    super(details.message);
    this.name = 'ApiError';
    this.code = details.code;
    this.remedy = details.remedy;
    this.retryable = details.retryable;
    this.status = details.status;
  }
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function fromCatalogue(code: ErrorCode, message: string, status: number): ApiError {
  const { remedy, retryable } = errorCatalogue[code];
  return new ApiError({ code, message, remedy, retryable, status });
}

/**
 * The error that a body tells, or undefined when it tells none: an answer of the API has it under
 * `attributes`, a run record is one.
 */
export function readErrorBody(body: unknown, status = 0): ApiError | undefined {
  const own = typeof field(body, 'code') === 'string' ? body : field(body, 'attributes');
  const code = field(own, 'code');
  if (typeof code !== 'string') return undefined;
  const message = field(own, 'message') ?? field(body, 'message');
  const remedy = field(own, 'remedy');
  return new ApiError({
    code,
    message: typeof message === 'string' ? message : code,
    remedy: typeof remedy === 'string' ? remedy : '',
    retryable: field(own, 'retryable') === true,
    status,
  });
}

/** What the host refuses before our API is asked. */
const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  401: 'SESSION_EXPIRED',
  403: 'PRIVILEGE_MISSING',
};

/** A failed answer as an error; one that is not of our API is named by its HTTP status. */
export function errorOfAnswer(status: number, body: unknown): ApiError {
  const told = readErrorBody(body, status);
  if (told) return told;
  const message = field(body, 'message');
  const code = codeOfStatus[status] ?? 'ANSWER_INVALID';
  const words =
    typeof message === 'string'
      ? i18n.translate('anomalyForest.apiError.serverAnsweredWithStatusText', {
          defaultMessage: 'The server answered with status {status}: {message}',
          values: { status, message },
        })
      : i18n.translate('anomalyForest.apiError.serverAnsweredWithStatusText2', {
          defaultMessage: 'The server answered with status {status}',
          values: { status },
        });
  return fromCatalogue(code, words, status);
}

/** The error for a request that got no answer. */
export function noAnswer(thrown: unknown): ApiError {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return fromCatalogue(
    'HOST_UNREACHABLE',
    i18n.translate('anomalyForest.apiError.noAnswerFromServerText', {
      defaultMessage: 'No answer from the server: {why}',
      values: { why },
    }),
    0,
  );
}

/** The error for an answer that does not have the contract's form. */
export function answerNotUnderstood(thrown: unknown, status: number): ApiError {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return fromCatalogue('ANSWER_INVALID', why.slice(0, 300), status);
}
