/** A capture as if its packets came now: at a steady rate, over and over for as long as is wanted. */
import { setTimeout as delay } from 'timers/promises';
import type { Packet } from '../../../common/packet';
import { readPackets, type PacketBatch } from '../../features/packets/read_packets';

export interface ReplayOptions {
  /** Of the capture, for messages. */
  name: string;
  packetsPerSecond: number;
  /** Milliseconds after which it ends; once through the capture when left out. */
  lastsMs?: number;
  now?: () => number;
}

/** Packets go out this often. */
const tickMs = 100;
/** Of one tick: who cannot take them in time must not be given ever more at once. */
const mostTicks = 10;
/** However many are due: of a short capture it takes long to read more, and what is written at once is one text. */
const mostAtOnce = 5_000;

function atTime(packet: Packet, timeMs: number, number: number): Packet {
  const nanoseconds = Math.round((timeMs % 1000) * 1000) * 1000;
  return { ...packet, timeMs, nanoseconds: Math.min(nanoseconds, 999_999_000), number };
}

/** One batch after the other, from the beginning again after each end. */
async function* endlessly(
  open: () => AsyncIterable<Buffer>,
  name: string,
  again: () => boolean,
): AsyncGenerator<PacketBatch> {
  do {
    let packets = 0;
    for await (const batch of readPackets(open(), name)) {
      packets += batch.packets.length;
      yield batch;
    }
    if (packets === 0) return;
  } while (again());
}

/**
 * Each packet gets the time at which it goes out; their order stays. A sink that is slower than the rate
 * holds it up.
 * @param open the bytes of a pcap or pcapng file, from the beginning each time
 * @throws AppError CAPTURE_FORMAT_UNKNOWN, ABORTED, and what reading the bytes throws
 */
export async function* replayPackets(
  open: () => AsyncIterable<Buffer>,
  { name, packetsPerSecond, lastsMs, now = Date.now }: ReplayOptions,
  signal: AbortSignal,
): AsyncGenerator<PacketBatch> {
  const startMs = now();
  const stepMs = 1000 / packetsPerSecond;
  const ofTicks = Math.ceil((packetsPerSecond * tickMs * mostTicks) / 1000);
  const most = Math.min(mostAtOnce, Math.max(1, ofTicks));
  const isOver = () => signal.aborted || (lastsMs !== undefined && now() - startMs >= lastsMs);
  let sent = 0;
  let read = 0;
  let waiting: Packet[] = [];

  async function* sendDue(isLast: boolean): AsyncGenerator<PacketBatch> {
    while (waiting.length > 0 && !isOver()) {
      const due = Math.min(most, Math.floor((now() - startMs) / stepMs) + 1 - sent);
      if (due > waiting.length && !isLast) return;
      const out = waiting.slice(0, due).map((packet, i) => {
        return atTime(packet, startMs + (sent + i) * stepMs, sent + i + 1);
      });
      waiting = waiting.slice(due);
      sent += out.length;
      if (out.length > 0) yield { packets: out, unread: [], bytesRead: read };
      if (due < most) await delay(tickMs);
    }
  }

  for await (const { packets, unread, bytesRead } of endlessly(
    open,
    name,
    () => lastsMs !== undefined,
  )) {
    read = bytesRead;
    if (unread.length > 0) yield { packets: [], unread, bytesRead };
    waiting.push(...packets);
    yield* sendDue(false);
    if (isOver()) return;
  }
  yield* sendDue(true);
}
