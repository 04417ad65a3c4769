/** One operation of a bulk request, already in the form that is sent. */
import { Buffer } from 'buffer';

export interface BulkOperation {
  action: 'index' | 'delete';
  index: string;
  id: string;
  /** Lines of NDJSON without line ends. */
  lines: string[];
  /** Bytes on the wire. */
  bytes: number;
}

function operation(
  action: BulkOperation['action'],
  { index, id }: { index: string; id: string },
  document: string[],
): BulkOperation {
  const lines = [JSON.stringify({ [action]: { _index: index, _id: id } }), ...document];
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  return { action, index, id, lines, bytes };
}

/** Writes a document under its id, over what is there. */
export function indexOperation(
  target: { index: string; id: string },
  document: Record<string, unknown>,
): BulkOperation {
  return operation('index', target, [JSON.stringify(document)]);
}

/** Removes a document; none there is as good. */
export function deleteOperation(target: { index: string; id: string }): BulkOperation {
  return operation('delete', target, []);
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
