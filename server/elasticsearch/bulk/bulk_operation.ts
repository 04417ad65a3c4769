/** One operation of a bulk request, already in the form that is sent. */
import { Buffer } from 'buffer';

export interface BulkOperation {
  action: 'index' | 'delete';
  index: string;
  id: string;
  /** One or two lines of NDJSON, with their ends. */
  text: string;
  /** Bytes on the wire. */
  bytes: number;
}

function operation(
  action: BulkOperation['action'],
  { index, id }: { index: string; id: string },
  document = '',
): BulkOperation {
  const text = `${JSON.stringify({ [action]: { _index: index, _id: id } })}\n${document}`;
  return { action, index, id, text, bytes: Buffer.byteLength(text) };
}

/** Writes a document, given as JSON, under its id, over what is there. */
export function indexOperation(target: { index: string; id: string }, json: string): BulkOperation {
  return operation('index', target, `${json}\n`);
}

/** Removes a document; none there is as good. */
export function deleteOperation(target: { index: string; id: string }): BulkOperation {
  return operation('delete', target);
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
