/** One operation of a bulk request, already in the form that is sent. */
import { Buffer } from 'buffer';

/**
 * Its document is kept as bytes: outside the heap whose collection the process waits for, since operations
 * live for as long as the cluster takes.
 */
export interface BulkOperation {
  action: 'index' | 'create' | 'delete';
  index: string;
  id: string;
  /** What is done to which document: a line of NDJSON with its end. */
  head: string;
  /** JSON in UTF-8, on one line; null where there is nothing to write. */
  document: Buffer | null;
  /** Bytes on the wire. */
  bytes: number;
}

const lineEnd = '\n';

function operation(
  action: BulkOperation['action'],
  { index, id }: { index: string; id: string },
  document: Buffer | null,
): BulkOperation {
  const head = `${JSON.stringify({ [action]: { _index: index, _id: id } })}${lineEnd}`;
  const line = document === null ? 0 : document.byteLength + lineEnd.length;
  return { action, index, id, head, document, bytes: Buffer.byteLength(head) + line };
}

/** Writes a document, given as JSON, under its id, over what is there. */
export function indexOperation(target: { index: string; id: string }, json: Buffer): BulkOperation {
  return operation('index', target, json);
}

/** Writes a document, given as JSON, under its id, unless there is one: that one stays, and is as good. */
export function createOperation(
  target: { index: string; id: string },
  json: Buffer,
): BulkOperation {
  return operation('create', target, json);
}

/** Removes a document; none there is as good. */
export function deleteOperation(target: { index: string; id: string }): BulkOperation {
  return operation('delete', target, null);
}

/** The body of a request: all operations, one after the other. */
export function toBody(operations: readonly BulkOperation[]): Buffer {
  const body = Buffer.allocUnsafe(operations.reduce((sum, { bytes }) => sum + bytes, 0));
  let at = 0;
  for (const { head, document } of operations) {
    at += body.write(head, at);
    if (document === null) continue;
    at += document.copy(body, at);
    at += body.write(lineEnd, at);
  }
  return body;
}

/** The operations in order, in chunks of at most so many rows and, single ones aside, bytes. */
export function inChunks(
  operations: readonly BulkOperation[],
  limits: { rows: number; bytes: number },
): BulkOperation[][] {
  const chunks: BulkOperation[][] = [];
  let bytes = Infinity;
  for (const next of operations) {
    const chunk = chunks[chunks.length - 1];
    if (chunk === undefined || chunk.length >= limits.rows || bytes + next.bytes > limits.bytes) {
      chunks.push([next]);
      bytes = next.bytes;
    } else {
      chunk.push(next);
      bytes += next.bytes;
    }
  }
  return chunks;
}
