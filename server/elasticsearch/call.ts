/** One call to Elasticsearch: bounded in time, cancellable, its failures in our own words. */
import { AppError } from '../../common/errors';
import { isAnswerTooLarge, translateError } from './translate_error';

/** What the client takes beside a request's parameters. */
export interface CallOptions {
  signal?: AbortSignal;
  requestTimeout: number;
}

/** Milliseconds after which an unanswered call counts as failed. */
const requestTimeout = 60_000;

/** Options for a call of our own, without the retries of the client where we retry ourselves. */
export function callOptions(signal?: AbortSignal): CallOptions {
  return { ...(signal === undefined ? {} : { signal }), requestTimeout };
}

/** @throws AppError ABORTED once the signal is */
export function throwIfAborted(signal: AbortSignal | undefined, doing: string): void {
  if (signal?.aborted) throw new AppError('ABORTED', `${doing} was cancelled.`);
}

/**
 * The answer of a call. `doing` says what is tried and on which index, for the error's message.
 * @throws AppError of the catalogue; ABORTED when the signal is, also if an answer came.
 */
export async function callElasticsearch<T>(
  doing: string,
  call: (options: CallOptions) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  throwIfAborted(signal, doing);
  try {
    const answer = await call(callOptions(signal));
    throwIfAborted(signal, doing);
    // What stands between us and Elasticsearch may answer 200 with a page of its own.
    if (typeof answer !== 'object' || answer === null) {
      throw new AppError('ES_BAD_RESPONSE', `${doing} failed: the answer is not JSON.`);
    }
    return answer;
  } catch (error) {
    throwIfAborted(signal, doing);
    if (isAnswerTooLarge(error)) {
      throw new AppError('ES_BAD_RESPONSE', `${doing} failed: the answer is too large.`);
    }
    throw translateError(error, doing);
  }
}
