/** What Elasticsearch's answer for one operation of a bulk request means for it. */
import type { ErrorCode } from '../../../common/errors';
import { codeOfFailure, failureFrom, type Failure } from '../translate_error';
import type { BulkOperation } from './bulk_operation';

/** One entry of `items` in a bulk answer. */
export interface BulkItem {
  status: number;
  error?: unknown;
}

export type ItemOutcome =
  | { kind: 'done' }
  /** Nobody's fault: the same operation may well succeed later. */
  | { kind: 'retry'; failure: Failure }
  /** The document itself is not acceptable, now and later. */
  | { kind: 'refused'; failure: Failure }
  /** Not about this document: every other one would fail alike. */
  | { kind: 'fatal'; failure: Failure };

const retried = new Set<ErrorCode>(['ES_BACKPRESSURE', 'ES_UNAVAILABLE']);
const fatal = new Set<ErrorCode>([
  'INDEX_READ_ONLY',
  'INDEX_NOT_FOUND',
  'ES_FORBIDDEN',
  'ES_UNAUTHENTICATED',
]);

/** Statuses that say that there is nothing left to do: of `create`, that there is such a document. */
const settledAlready: Partial<Record<BulkOperation['action'], number>> = {
  create: 409,
  delete: 404,
};

export function outcomeOf(operation: BulkOperation, item: BulkItem): ItemOutcome {
  if (item.status < 300) return { kind: 'done' };
  if (item.status === settledAlready[operation.action]) return { kind: 'done' };
  const failure = failureFrom(item.error, item.status);
  const code = codeOfFailure(failure);
  if (retried.has(code)) return { kind: 'retry', failure };
  return { kind: fatal.has(code) ? 'fatal' : 'refused', failure };
}
