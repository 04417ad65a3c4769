/** Failures of Kibana's saved objects in the words of our catalogue. */
import { AppError, type ErrorCode } from '../../common/errors';

const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'ES_UNAUTHENTICATED',
  403: 'ES_FORBIDDEN',
  409: 'STATE_CONFLICT',
  429: 'ES_BACKPRESSURE',
  503: 'ES_UNAVAILABLE',
};

/** HTTP status of an error of the client, which is a Boom; null for any other. */
export function statusOf(error: unknown): number | null {
  const output = (error as { output?: { statusCode?: unknown } } | null)?.output;
  return typeof output?.statusCode === 'number' ? output.statusCode : null;
}

/** Says what was done and the status, and nothing else that the error holds. */
export function savedObjectError(error: unknown, doing: string): AppError {
  const status = statusOf(error);
  const code = codes[status ?? 0] ?? 'INTERNAL';
  const suffix = status === null ? '' : ` (HTTP ${status})`;
  return new AppError(code, `${doing} of the saved objects failed${suffix}.`);
}
