/** Where the rows of packets go: a file or stream of JSON lines, or an index. */
import type { Client } from '@elastic/elasticsearch';
import { once } from 'events';
import { open } from 'fs/promises';
import { AppError } from '../../common/errors';
import type { Packet } from '../../common/packet';
import { contentName, rowId } from '../ingest/row_id';
import { TargetIndex } from '../ingest/target_index';
import type { PacketRow, PacketRows } from './packet_rows';

export interface PacketSink {
  /** Resolves when the packets are safe, or count in a window that is open. */
  write(packets: readonly Packet[]): Promise<void>;
  /** No more packets will come. Resolves when all rows are safe. */
  finish(): Promise<void>;
  close(): Promise<void>;
  readonly rows: PacketRows;
  /** Rows that were given to be written. */
  readonly given: number;
  /** Rows that were not taken, by the reason. */
  readonly refused: Map<string, number>;
}

interface Target {
  put: (rows: readonly PacketRow[]) => Promise<void>;
  close: () => Promise<void>;
  refused?: Map<string, number>;
}

function sinkOf(rows: PacketRows, { put, close, refused = new Map() }: Target): PacketSink {
  let given = 0;
  const write = async (ready: readonly PacketRow[]) => {
    given += ready.length;
    if (ready.length > 0) await put(ready);
  };
  return {
    rows,
    refused,
    get given() {
      return given;
    },
    write: async (packets) => write(await rows.of(packets)),
    finish: () => write(rows.rest()),
    close,
  };
}

const linesOf = (rows: readonly PacketRow[]) =>
  rows.map(({ document }) => `${JSON.stringify(document)}\n`).join('');

export const streamSink = (
  rows: PacketRows,
  stream: NodeJS.WritableStream,
  signal: AbortSignal,
): PacketSink =>
  sinkOf(rows, {
    put: async (ready) => {
      if (!stream.write(linesOf(ready))) await once(stream, 'drain', { signal });
    },
    close: () => Promise.resolve(),
  });

/** Written over what is there. @throws AppError FILE_NOT_WRITABLE */
export async function fileSink(rows: PacketRows, file: string): Promise<PacketSink> {
  const failed = (cause: unknown) => {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    return new AppError('FILE_NOT_WRITABLE', `Cannot write ${file}: ${code}.`, { cause });
  };
  try {
    const handle = await open(file, 'w');
    return sinkOf(rows, {
      put: async (ready) => {
        await handle.appendFile(linesOf(ready)).catch((cause: unknown) => {
          throw failed(cause);
        });
      },
      close: () => handle.close(),
    });
  } catch (cause) {
    throw failed(cause);
  }
}

/** Documents that are written together. */
const batchRows = 2_000;

/**
 * An index, made with types when it is new. Ids come from the first row of the capture, the number of the
 * row and its document: taken in again it stands there once.
 */
export async function indexSink(
  rows: PacketRows,
  { client, name }: { client: Client; name: string },
  signal: AbortSignal,
): Promise<PacketSink> {
  const index = await TargetIndex.open(client, name, signal);
  await index.create(rows.fieldTypes.map(([field, type]) => ({ field, type })));
  const refused = new Map<string, number>();
  let content: string | null = null;
  const operationOf = ({ number, document }: PacketRow) => {
    const text = JSON.stringify(document);
    content ??= contentName('packets', text);
    return { id: rowId(content, { line: number, text }), document };
  };
  return sinkOf(rows, {
    refused,
    put: async (ready) => {
      for (let at = 0; at < ready.length; at += batchRows) {
        const some = ready.slice(at, at + batchRows).map(operationOf);
        for (const { reason } of await index.write(some)) {
          refused.set(reason, (refused.get(reason) ?? 0) + 1);
        }
      }
    },
    close: async () => {
      if (!signal.aborted) await index.count();
    },
  });
}
