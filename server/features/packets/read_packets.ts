/** A capture, as bytes that come in, becomes packets; in memory is one piece of it at a time. */
import type { Packet } from '../../../common/packet';
import { PacketDecoder } from './decode_packet';
import type { CaptureItem, UnreadPart } from './frame';
import { CaptureFileParser } from './parse_capture';

export interface PacketBatch {
  packets: Packet[];
  unread: UnreadPart[];
  /** Bytes of the capture that were read so far. */
  bytesRead: number;
}

/**
 * `name`: of the capture, for messages.
 * @throws AppError CAPTURE_FORMAT_UNKNOWN, and what reading the bytes throws
 */
export async function* readPackets(
  chunks: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<PacketBatch> {
  const parser = new CaptureFileParser(name);
  const decoder = new PacketDecoder();
  let bytesRead = 0;
  const batchOf = (items: readonly CaptureItem[]): PacketBatch => {
    const batch: PacketBatch = { packets: [], unread: [], bytesRead };
    for (const item of items) {
      if ('frame' in item) batch.packets.push(decoder.decode(item.frame));
      else batch.unread.push(item.unread);
    }
    return batch;
  };
  for await (const chunk of chunks) {
    bytesRead += chunk.length;
    yield batchOf(parser.push(chunk));
  }
  yield batchOf(parser.end());
}
