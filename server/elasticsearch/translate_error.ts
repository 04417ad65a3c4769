/** Failures of the Elasticsearch client in the words of our catalogue. */
import { AppError, type ErrorCode } from '../../common/errors';

/** All that is kept of a failure: what a client error holds besides may contain credentials. */
export interface Failure {
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** Elasticsearch's name of the error, or the client's when there was no answer. */
  type: string;
  reason: string;
}

/** What Elasticsearch says of one item of an answer that failed by itself. */
export class ItemFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.reason);
  }
}

const longestReason = 400;

/** Types whose meaning does not depend on the HTTP status. */
const codesByType: Readonly<Record<string, ErrorCode>> = {
  RequestAbortedError: 'ABORTED',
  ConnectionError: 'ES_UNAVAILABLE',
  TimeoutError: 'ES_UNAVAILABLE',
  NoLivingConnectionsError: 'ES_UNAVAILABLE',
  DeserializationError: 'ES_BAD_RESPONSE',
  ProductNotSupportedError: 'ES_BAD_RESPONSE',
  index_not_found_exception: 'INDEX_NOT_FOUND',
  index_closed_exception: 'INDEX_NOT_FOUND',
  circuit_breaking_exception: 'ES_BACKPRESSURE',
  es_rejected_execution_exception: 'ES_BACKPRESSURE',
};

const codesByStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'REQUEST_INVALID',
  401: 'ES_UNAUTHENTICATED',
  403: 'ES_FORBIDDEN',
  409: 'STATE_CONFLICT',
  429: 'ES_BACKPRESSURE',
};

/** Exceptions that only wrap the one that tells. */
const wrappers = new Set([
  'search_phase_execution_exception',
  'exception',
  'remote_transport_exception',
]);

/** What an index answers while its shards start: it was made, or its node came back, a moment ago. */
const startingTypes = new Set([
  'no_shard_available_action_exception',
  'shard_not_found_exception',
  'illegal_index_shard_state_exception',
  'index_shard_not_started_exception',
  'index_shard_not_recovering_exception',
]);

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function textAt(value: unknown, key: string): string | null {
  const text = property(value, key);
  return typeof text === 'string' ? text : null;
}

/** One line, of bounded length: reasons quote what people stored. */
function clean(reason: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it removes
  const line = reason.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  return line.length > longestReason ? `${line.slice(0, longestReason)}…` : line;
}

/** The `error` object of an answer, or of one item of a bulk answer, with its HTTP status. */
export function failureFrom(error: unknown, status: number | null): Failure {
  const rootCauses = property(error, 'root_cause');
  const root: unknown = Array.isArray(rootCauses) ? rootCauses[0] : undefined;
  const outer = textAt(error, 'type');
  const told = outer !== null && wrappers.has(outer) && root !== undefined ? root : error;
  const cause = textAt(property(told, 'caused_by'), 'reason');
  const reason = [textAt(told, 'reason') ?? '', cause ?? ''].filter((part) => part !== '');
  return {
    status,
    type: textAt(told, 'type') ?? 'unknown_error',
    reason: clean(reason.join(': ')),
  };
}

/** What an error thrown by the client, or made of its answer, says; null when it is neither. */
export function failureOf(thrown: unknown): Failure | null {
  if (thrown instanceof ItemFailure) return thrown.failure;
  const status = property(property(thrown, 'meta'), 'statusCode');
  const error = property(property(property(thrown, 'meta'), 'body'), 'error');
  if (typeof status === 'number' && status >= 400) {
    if (typeof error === 'object' && error !== null) return failureFrom(error, status);
    return { status, type: 'http_error', reason: `the answer had no reason` };
  }
  const name = textAt(thrown, 'name') ?? '';
  if (codesByType[name] === undefined) return null;
  const quotesBody = name === 'DeserializationError' || name === 'ProductNotSupportedError';
  const reason = quotesBody ? 'the answer is not one of Elasticsearch' : textAt(thrown, 'message');
  return { status: null, type: name, reason: clean(reason ?? '') };
}

/** The code of the catalogue for a failure of a whole call or of one item. */
export function codeOfFailure({ status, type, reason }: Failure): ErrorCode {
  if (type === 'cluster_block_exception' && status !== 503) {
    return reason.includes('index read (api)') ? 'ES_FORBIDDEN' : 'INDEX_READ_ONLY';
  }
  const byType = codesByType[type];
  if (byType !== undefined) return byType;
  const byStatus = codesByStatus[status ?? 0];
  if (byStatus !== undefined) return byStatus;
  // One of several answers in one has no status of its own.
  if (type === 'security_exception') return 'ES_FORBIDDEN';
  if (startingTypes.has(type)) return 'ES_UNAVAILABLE';
  return status !== null && status >= 500 ? 'ES_UNAVAILABLE' : 'ES_BAD_RESPONSE';
}

/** An `AppError` for a failure. `doing` says what was tried and on which index. */
export function errorOfFailure(failure: Failure, doing: string): AppError {
  const { status, type, reason } = failure;
  const code = codeOfFailure(failure);
  // Elasticsearch's reason for a refused login repeats what was sent.
  const why = code === 'ES_UNAUTHENTICATED' ? 'the login was refused' : `${type}: ${reason}`;
  const suffix = status === null ? '' : ` (HTTP ${status})`;
  return new AppError(code, `${doing} failed: ${why}${suffix}`, {
    cause: code === 'ES_UNAUTHENTICATED' ? { status, type } : { ...failure },
  });
}

/**
 * Whatever a client call threw as an `AppError`, keeping type, reason and status alone. Errors of
 * other kinds come back as INTERNAL; an `AppError` comes back as it is.
 */
export function translateError(thrown: unknown, doing = 'Talking to Elasticsearch'): AppError {
  if (thrown instanceof AppError) return thrown;
  const failure = failureOf(thrown);
  if (failure !== null) return errorOfFailure(failure, doing);
  return new AppError(
    'INTERNAL',
    `${doing} failed: ${clean(textAt(thrown, 'message') ?? 'unknown')}`,
  );
}

/** Whether the same call will soon succeed, unless shards are lost for good. */
export function isStarting(thrown: unknown): boolean {
  const failure = failureOf(thrown);
  if (failure === null) return false;
  // A search of which no shard was there to fail has no cause of its own.
  const noShard = failure.type === 'search_phase_execution_exception' && failure.status === 503;
  return noShard || startingTypes.has(failure.type);
}

/** Whether a point in time is no longer there: it expired, was closed, or its node restarted. */
export function isPointInTimeGone(thrown: unknown): boolean {
  return failureOf(thrown)?.type === 'search_context_missing_exception';
}
