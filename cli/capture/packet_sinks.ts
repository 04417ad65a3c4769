/** Where the documents of packets go: a file or stream of JSON lines, or an index. */
import type { Client } from '@elastic/elasticsearch';
import { once } from 'events';
import { open } from 'fs/promises';
import { AppError } from '../../common/errors';
import type { Packet } from '../../common/packet';
import { packetDocument, packetFieldTypes } from '../../server/features/packets/packet_document';
import { SourceRates } from '../../server/features/packets/source_rates';
import type { FieldType } from '../ingest/field_types';
import { contentName, rowId } from '../ingest/row_id';
import { TargetIndex } from '../ingest/target_index';

export interface PacketSink {
  /** Resolves when the packets are safe. */
  write(packets: readonly Packet[]): Promise<void>;
  close(): Promise<void>;
  /** Documents that were not taken, by the reason. */
  readonly refused: Map<string, number>;
}

/** Documents of packets that come one after the other, as lines of JSON. */
function lineWriter(): (packets: readonly Packet[]) => string {
  const rates = new SourceRates();
  const lineOf = (packet: Packet) =>
    `${JSON.stringify(packetDocument(packet, rates.add(packet)))}\n`;
  return (packets) => packets.map(lineOf).join('');
}

export function streamSink(stream: NodeJS.WritableStream, signal: AbortSignal): PacketSink {
  const linesOf = lineWriter();
  return {
    refused: new Map(),
    write: async (packets) => {
      if (!stream.write(linesOf(packets))) await once(stream, 'drain', { signal });
    },
    close: () => Promise.resolve(),
  };
}

/** Written over what is there. @throws AppError FILE_NOT_WRITABLE */
export async function fileSink(file: string): Promise<PacketSink> {
  const failed = (cause: unknown) => {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    return new AppError('FILE_NOT_WRITABLE', `Cannot write ${file}: ${code}.`, { cause });
  };
  try {
    const handle = await open(file, 'w');
    const linesOf = lineWriter();
    return {
      refused: new Map(),
      write: async (packets) => {
        await handle.write(linesOf(packets)).catch((cause: unknown) => {
          throw failed(cause);
        });
      },
      close: () => handle.close(),
    };
  } catch (cause) {
    throw failed(cause);
  }
}

/** Documents that are written together. */
const batchRows = 2_000;

/**
 * An index, made with types when it is new. Ids come from the first packet of the capture, the
 * number of the packet and its document: taken in again it stands there once.
 */
export async function indexSink(
  client: Client,
  name: string,
  signal: AbortSignal,
): Promise<PacketSink> {
  const index = await TargetIndex.open(client, name, signal);
  const types: Array<[string, FieldType]> = Object.entries(packetFieldTypes);
  await index.create(types.map(([field, type]) => ({ field, type })));
  const refused = new Map<string, number>();
  const rates = new SourceRates();
  let content: string | null = null;
  const operationOf = (packet: Packet) => {
    const document = packetDocument(packet, rates.add(packet));
    const text = JSON.stringify(document);
    content ??= contentName('packets', text);
    return { id: rowId(content, { line: packet.number, text }), document };
  };
  return {
    refused,
    write: async (packets) => {
      for (let at = 0; at < packets.length; at += batchRows) {
        const some = packets.slice(at, at + batchRows).map(operationOf);
        for (const { reason } of await index.write(some)) {
          refused.set(reason, (refused.get(reason) ?? 0) + 1);
        }
      }
    },
    close: async () => {
      if (!signal.aborted) await index.count();
    },
  };
}
