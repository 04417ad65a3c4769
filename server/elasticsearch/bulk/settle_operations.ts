/** Bulk writing until every operation is settled: done, or refused for good. */
import type { Client } from '@elastic/elasticsearch';
import { backOff } from 'exponential-backoff';
import { AppError } from '../../../common/errors';
import { callClient, throwIfAborted } from '../call';
import { errorOfFailure, failureOf, translateError, type Failure } from '../translate_error';
import { inChunks, toBody, type BulkOperation } from './bulk_operation';
import { outcomeOf, type BulkItem } from './item_outcome';
import { untilAborted } from './until_aborted';

export interface BulkLimits {
  /** Most operations of one request. */
  rows: number;
  /** Bytes that a request has at most, unless one operation alone is larger. */
  bytes: number;
  /** Milliseconds of retrying after which it gives up. */
  retryBudgetMs: number;
  /** Milliseconds before the first retry at most; doubles up to `longestDelayMs`, with full jitter. */
  firstDelayMs: number;
  longestDelayMs: number;
  /** Makes what was written searchable at once. For tests and for small, rare writes. */
  refresh: boolean;
}

export interface Refused {
  operation: BulkOperation;
  failure: Failure;
}

/** Requests get no smaller than this, unless the server says that they are too large. */
const fewestRows = 100;

/** An attempt that left operations unsettled. */
class Unsettled extends Error {
  constructor(readonly reason: AppError) {
    super(reason.message);
  }
}

type BulkAnswer = { items: Array<Record<string, BulkItem>> };

class Settling {
  private readonly refused: Refused[] = [];
  private pending: BulkOperation[];
  private rows: number;
  private lastProblem: AppError | null = null;

  constructor(
    private readonly client: Client,
    private readonly options: SettleOptions,
    private readonly signal: AbortSignal,
  ) {
    this.pending = options.operations;
    this.rows = options.limits.rows;
  }

  /** One round over everything pending. @throws Unsettled when something is left for another */
  async attempt(): Promise<Refused[]> {
    throwIfAborted(this.signal, this.options.doing);
    this.lastProblem = null;
    const { bytes } = this.options.limits;
    const chunks = inChunks(this.pending, { rows: this.rows, bytes });
    this.pending = [];
    for (const [i, chunk] of chunks.entries()) {
      if (await this.send(chunk)) continue;
      // A server that did not take this one will not take the others right now.
      this.pending = this.pending.concat(...chunks.slice(i));
      break;
    }
    if (this.lastProblem !== null) throw new Unsettled(this.lastProblem);
    return this.refused;
  }

  /** Whether the request was answered; its operations are then settled, refused or pending. */
  private async send(chunk: BulkOperation[]): Promise<boolean> {
    const { doing } = this.options;
    try {
      const { items } = await this.ask(chunk);
      for (const [i, operation] of chunk.entries()) this.take(operation, items[i]);
      return true;
    } catch (error) {
      if (this.signal.aborted) throw new AppError('ABORTED', `${doing} was cancelled.`);
      const failure = failureOf(error);
      const tooLarge = failure?.status === 413;
      if (tooLarge && chunk.length === 1) return this.refuse(chunk, failure);
      const problem = translateError(error, doing);
      const unknown = problem.code === 'ES_UNAVAILABLE' || problem.code === 'ES_BAD_RESPONSE';
      if (!unknown && problem.code !== 'ES_BACKPRESSURE') throw problem;
      // No answer does not mean not done: the ids make it safe to send everything again.
      this.lastProblem = problem;
      this.rows = Math.max(tooLarge ? 1 : fewestRows, Math.ceil(chunk.length / 2));
      return false;
    }
  }

  private async ask(chunk: BulkOperation[]): Promise<BulkAnswer> {
    const answer: unknown = await callClient(
      (options) =>
        this.client.bulk(
          {
            // The client sends bytes as they are; its types know objects and texts alone.
            operations: toBody(chunk) as unknown as string[],
            refresh: this.options.limits.refresh,
            filter_path: ['items.*.status', 'items.*.error'],
          },
          { ...options, maxRetries: 0 },
        ),
      this.signal,
    );
    const { items } = (answer ?? {}) as Partial<BulkAnswer>;
    if (!Array.isArray(items) || items.length !== chunk.length) {
      throw new AppError(
        'ES_BAD_RESPONSE',
        `${this.options.doing} failed: the answer does not cover what was sent.`,
      );
    }
    return { items };
  }

  private refuse(chunk: BulkOperation[], failure: Failure): true {
    this.refused.push(...chunk.map((operation) => ({ operation, failure })));
    return true;
  }

  private take(operation: BulkOperation, answer: Record<string, BulkItem> | undefined): void {
    const item = answer?.[operation.action] ?? { status: 500 };
    const outcome = outcomeOf(operation, item);
    const { doing } = this.options;
    switch (outcome.kind) {
      case 'done':
        return;
      case 'refused':
        this.refuse([operation], outcome.failure);
        return;
      case 'fatal':
        throw errorOfFailure(outcome.failure, doing);
      case 'retry':
        this.pending.push(operation);
        this.lastProblem = errorOfFailure(outcome.failure, doing);
    }
  }
}

export interface SettleOptions {
  operations: BulkOperation[];
  limits: BulkLimits;
  /** What is done, for error messages. */
  doing: string;
}

/**
 * Sends operations, reads the answer for each one, and sends those again that were not taken, alone,
 * later and later (exponential backoff with full jitter, within a budget of time).
 * @returns the operations that Elasticsearch refuses for good; all others are done.
 * @throws AppError ES_BACKPRESSURE or ES_UNAVAILABLE when the budget is used up, INDEX_READ_ONLY,
 * INDEX_NOT_FOUND, ES_FORBIDDEN, ABORTED; then any part may have been done.
 */
export async function settleOperations(
  client: Client,
  options: SettleOptions,
  signal: AbortSignal,
): Promise<Refused[]> {
  if (options.operations.length === 0) return [];
  const settling = new Settling(client, options, signal);
  const { retryBudgetMs, firstDelayMs, longestDelayMs } = options.limits;
  const deadline = Date.now() + retryBudgetMs;
  const { aborted, stop } = untilAborted(signal, options.doing);
  try {
    const settled = backOff(() => settling.attempt(), {
      numOfAttempts: Infinity,
      startingDelay: firstDelayMs,
      maxDelay: longestDelayMs,
      jitter: 'full',
      retry: (error) => error instanceof Unsettled && Date.now() < deadline && !signal.aborted,
    });
    return await Promise.race([settled, aborted]);
  } catch (error) {
    throw error instanceof Unsettled ? error.reason : error;
  } finally {
    stop();
  }
}
