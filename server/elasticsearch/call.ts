/** One call to Elasticsearch: bounded in time, cancellable, its failures in our own words. */
import { setTimeout as delay } from 'timers/promises';
import { AppError } from '../../common/errors';
import { isStarting, translateError } from './translate_error';

/** What the client takes beside a request's parameters. */
export interface CallOptions {
  signal: AbortSignal;
  requestTimeout: number;
}

/** Milliseconds after which an unanswered call counts as failed. */
const requestTimeout = 60_000;

/** @throws AppError ABORTED once the signal is */
export function throwIfAborted(signal: AbortSignal | undefined, doing: string): void {
  if (signal?.aborted) throw new AppError('ABORTED', `${doing} was cancelled.`);
}

/**
 * Calls the client with a signal of its own that follows the given one. When a call times out the
 * client may send an abort event to the signal it was given: on a shared one, that would cancel
 * everything else.
 * @throws what the client throws
 */
export async function callClient<T>(
  call: (options: CallOptions) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const own = new AbortController();
  const onAbort = () => own.abort();
  if (signal?.aborted) own.abort();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await call({ signal: own.signal, requestTimeout });
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Milliseconds to wait for shards that are starting: three seconds in all. */
const waitsWhileStarting = [50, 100, 200, 400, 800, 1_600];

/**
 * Not by a library for retries: their waits do not hear the signal.
 * @throws what the attempts throw; the signal's reason when it is aborted during a wait
 */
async function againWhileStarting<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (const wait of waitsWhileStarting) {
    try {
      return await attempt();
    } catch (error) {
      if (!isStarting(error)) throw error;
    }
    await delay(wait, undefined, { signal });
  }
  return attempt();
}

/**
 * The answer of a call; one that found the shards of an index starting is made again for a few seconds,
 * since an index can be seen before it can be read. `doing` says what is tried and on which index, for the error's message.
 * @throws AppError of the catalogue; ABORTED when the signal is, also if an answer came.
 */
export async function callElasticsearch<T>(
  doing: string,
  call: (options: CallOptions) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const attempt = () => {
    throwIfAborted(signal, doing);
    return callClient(call, signal);
  };
  try {
    const answer = await againWhileStarting(attempt, signal);
    throwIfAborted(signal, doing);
    // What stands between us and Elasticsearch may answer 200 with a page of its own.
    if (typeof answer !== 'object' || answer === null) {
      throw new AppError('ES_BAD_RESPONSE', `${doing} failed: the answer is not JSON.`);
    }
    return answer;
  } catch (error) {
    throwIfAborted(signal, doing);
    throw translateError(error, doing);
  }
}
