/** pcap files (draft-ietf-opsawg-pcap): micro- and nanoseconds, both byte orders. */
import { bigEndian, littleEndian, type ByteOrder } from './byte_order';
import { ByteQueue } from './byte_queue';
import { largestRecord, type CaptureItem, type CaptureParser } from './frame';

interface PcapForm {
  order: ByteOrder;
  /** Nanoseconds in one unit of the fraction of a second. */
  unitNs: number;
  /** Bytes in front of each packet. */
  recordHeader: number;
}

/** By the first four bytes, read in big-endian order. The last pair is that of patched libpcaps. */
const forms = new Map<number, PcapForm>([
  [0xa1b2c3d4, { order: bigEndian, unitNs: 1000, recordHeader: 16 }],
  [0xd4c3b2a1, { order: littleEndian, unitNs: 1000, recordHeader: 16 }],
  [0xa1b23c4d, { order: bigEndian, unitNs: 1, recordHeader: 16 }],
  [0x4d3cb2a1, { order: littleEndian, unitNs: 1, recordHeader: 16 }],
  [0xa1b2cd34, { order: bigEndian, unitNs: 1000, recordHeader: 24 }],
  [0x34cdb2a1, { order: littleEndian, unitNs: 1000, recordHeader: 24 }],
]);

export const isPcap = (magic: number): boolean => forms.has(magic);

const fileHeader = 24;

export class PcapParser implements CaptureParser {
  private readonly queue = new ByteQueue();
  private form: PcapForm | null = null;
  private linkType = 0;
  /** Where a record stood that cannot be one; nothing behind it is read. */
  private brokenAt: number | null = null;

  push(chunk: Buffer): CaptureItem[] {
    this.queue.push(chunk);
    if (this.form === null && !this.readHeader()) return [];
    const items: CaptureItem[] = [];
    for (let item = this.next(); item !== null; item = this.next()) items.push(item);
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

  private readHeader(): boolean {
    const header = this.queue.peek(fileHeader);
    if (header === null) return false;
    const form = forms.get(header.readUInt32BE(0)) ?? null;
    if (form === null) return false;
    this.form = form;
    // The upper half tells of a frame check sequence behind each packet.
    this.linkType = form.order.u32(header, 20) & 0xffff;
    this.queue.skip(fileHeader);
    return true;
  }

  private next(): CaptureItem | null {
    const { form, queue } = this;
    if (form === null || this.brokenAt !== null) return null;
    const header = queue.peek(form.recordHeader);
    if (header === null) return null;
    const captured = form.order.u32(header, 8);
    const fraction = form.order.u32(header, 4) * form.unitNs;
    if (captured > largestRecord || fraction >= 1e9) {
      this.brokenAt = queue.offset;
      return null;
    }
    const record = queue.peek(form.recordHeader + captured);
    if (record === null) return null;
    queue.skip(record.length);
    return {
      frame: {
        seconds: form.order.u32(record, 0),
        nanoseconds: fraction,
        interfaceId: 0,
        linkType: this.linkType,
        data: record.subarray(form.recordHeader),
        bytes: Math.max(captured, form.order.u32(record, 12)),
      },
    };
  }
}
