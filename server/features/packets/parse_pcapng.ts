/** pcapng files (draft-ietf-opsawg-pcapng): sections in either byte order, several interfaces. */
import { bigEndian, littleEndian, type ByteOrder } from './byte_order';
import { ByteQueue } from './byte_queue';
import { largestRecord, type CaptureItem, type CaptureParser } from './frame';

const block = { section: 0x0a0d0d0a, interface: 1, packet: 2, simple: 3, enhanced: 6 } as const;

const option = { end: 0, timeResolution: 9, timeOffset: 14 } as const;

export const isPcapng = (magic: number): boolean => magic === block.section;

interface CaptureInterface {
  linkType: number;
  /** Bytes kept of each packet; 0 is all. */
  snapLength: number;
  /** Units of time stamps in a second. */
  unitsPerSecond: bigint;
  offsetSeconds: bigint;
}

/** A block of any other kind, such as names or statistics, has no packet in it. */
export class PcapngParser implements CaptureParser {
  private readonly queue = new ByteQueue();
  private order: ByteOrder = littleEndian;
  private interfaces: CaptureInterface[] = [];
  /** Ids go on through the sections of a file, so that they stay apart. */
  private interfacesBefore = 0;
  private lastTime = { seconds: 0, nanoseconds: 0 };
  private brokenAt: number | null = null;

  push(chunk: Buffer): CaptureItem[] {
    this.queue.push(chunk);
    const items: CaptureItem[] = [];
    while (this.brokenAt === null) {
      const found = this.nextBlock();
      if (found === null) break;
      const item = this.read(found.type, found.bytes, found.offset);
      if (item !== null) items.push(item);
    }
    if (this.brokenAt !== null) this.queue.skip(this.queue.length);
    return items;
  }

  end(): CaptureItem[] {
    const { length, offset } = this.queue;
    if (this.brokenAt !== null) {
      const part = { offset: this.brokenAt, bytes: offset - this.brokenAt };
      return [{ unread: { problem: 'record_malformed', ...part } }];
    }
    return length === 0 ? [] : [{ unread: { problem: 'capture_cut', offset, bytes: length } }];
  }

  private nextBlock(): { type: number; bytes: Buffer; offset: number } | null {
    const { queue } = this;
    const head = queue.peek(12);
    if (head === null) return null;
    // The type of a section reads the same in both orders; the magic behind it tells which one it is.
    const starts = head.readUInt32BE(0) === block.section;
    if (starts) this.order = head.readUInt32BE(8) === 0x1a2b3c4d ? bigEndian : littleEndian;
    const known = !starts || this.order.u32(head, 8) === 0x1a2b3c4d;
    const length = this.order.u32(head, 4);
    if (!known || length < 12 || length % 4 !== 0 || length > largestRecord) {
      this.brokenAt = queue.offset;
      return null;
    }
    const bytes = queue.peek(length);
    if (bytes === null) return null;
    const { offset } = queue;
    queue.skip(length);
    return { type: this.order.u32(bytes, 0), bytes, offset };
  }

  private read(type: number, bytes: Buffer, offset: number): CaptureItem | null {
    const fewest: Record<number, number> = {
      [block.section]: 28,
      [block.interface]: 20,
      [block.packet]: 32,
      [block.simple]: 16,
      [block.enhanced]: 32,
    };
    if (bytes.length < (fewest[type] ?? 0)) return malformed(offset, bytes.length);
    switch (type) {
      case block.section:
        this.interfacesBefore += this.interfaces.length;
        this.interfaces = [];
        return null;
      case block.interface:
        this.interfaces.push(this.readInterface(bytes));
        return null;
      case block.enhanced:
        return this.readPacket(bytes, this.order.u32(bytes, 8), offset);
      case block.packet:
        return this.readPacket(bytes, this.order.u16(bytes, 8), offset);
      case block.simple:
        return this.readSimple(bytes);
      default:
        return null;
    }
  }

  private readInterface(bytes: Buffer): CaptureInterface {
    const { order } = this;
    const found = {
      linkType: order.u16(bytes, 8),
      snapLength: order.u32(bytes, 12),
      unitsPerSecond: 1_000_000n,
      offsetSeconds: 0n,
    };
    for (let at = 16; at + 4 <= bytes.length - 4;) {
      const code = order.u16(bytes, at);
      const length = order.u16(bytes, at + 2);
      const value = at + 4;
      if (code === option.end || value + length > bytes.length - 4) break;
      if (code === option.timeResolution && length >= 1) {
        found.unitsPerSecond = resolution(bytes.readUInt8(value));
      }
      if (code === option.timeOffset && length >= 8) {
        found.offsetSeconds = BigInt.asIntN(64, order.u64(bytes, value));
      }
      at = value + length + ((4 - (length % 4)) % 4);
    }
    return found;
  }

  private readPacket(bytes: Buffer, id: number, offset: number): CaptureItem {
    const { order } = this;
    const captured = order.u32(bytes, 20);
    if (28 + captured > bytes.length - 4) return malformed(offset, bytes.length);
    const described = this.interfaces[id] ?? null;
    const units = (BigInt(order.u32(bytes, 12)) << 32n) | BigInt(order.u32(bytes, 16));
    const time = timeOf(units, described);
    if (time.seconds < 0 || time.seconds > lastSecond) return malformed(offset, bytes.length);
    this.lastTime = time;
    return {
      frame: {
        ...this.lastTime,
        interfaceId: this.interfacesBefore + id,
        linkType: described?.linkType ?? null,
        data: bytes.subarray(28, 28 + captured),
        bytes: Math.max(captured, order.u32(bytes, 24)),
      },
    };
  }

  /** A simple packet has no time of its own: it gets that of the packet before it. */
  private readSimple(bytes: Buffer): CaptureItem {
    const described = this.interfaces[0] ?? null;
    const onWire = this.order.u32(bytes, 8);
    const kept = described === null || described.snapLength === 0 ? onWire : described.snapLength;
    const captured = Math.min(onWire, kept, bytes.length - 16);
    return {
      frame: {
        ...this.lastTime,
        interfaceId: this.interfacesBefore,
        linkType: described?.linkType ?? null,
        data: bytes.subarray(12, 12 + captured),
        bytes: onWire,
      },
    };
  }
}

const malformed = (offset: number, bytes: number): CaptureItem => ({
  unread: { problem: 'record_malformed', offset, bytes },
});

/** The end of year 9999: what ISO 8601 can write. */
const lastSecond = 253_402_300_799;

/** A power of ten, or of two where the highest bit is set. */
function resolution(value: number): bigint {
  return value & 0x80 ? 2n ** BigInt(value & 0x7f) : 10n ** BigInt(value);
}

function timeOf(units: bigint, described: CaptureInterface | null) {
  const perSecond = described?.unitsPerSecond ?? 1_000_000n;
  const seconds = units / perSecond + (described?.offsetSeconds ?? 0n);
  const nanoseconds = ((units % perSecond) * 1_000_000_000n) / perSecond;
  return { seconds: Number(seconds), nanoseconds: Number(nanoseconds) };
}
