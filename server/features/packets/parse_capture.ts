/** A capture file of either kind, told by its first four bytes. */
import { AppError } from '../../../common/errors';
import type { CaptureItem, CaptureParser } from './frame';
import { isPcap, PcapParser } from './parse_pcap';
import { isPcapng, PcapngParser } from './parse_pcapng';

/** First two bytes of a gzip file (RFC 1952, 2.3.1). */
const gzip = 0x1f8b;

export class CaptureFileParser implements CaptureParser {
  private start: Buffer = Buffer.alloc(0);
  private parser: CaptureParser | null = null;

  /** `name`: of the file, for messages. */
  constructor(private readonly name: string) {}

  /** @throws AppError CAPTURE_FORMAT_UNKNOWN */
  push(chunk: Buffer): CaptureItem[] {
    if (this.parser !== null) return this.parser.push(chunk);
    this.start = Buffer.concat([this.start, chunk]);
    if (this.start.length < 4) return [];
    this.parser = this.parserFor(this.start.readUInt32BE(0));
    return this.parser.push(this.start);
  }

  /** @throws AppError CAPTURE_FORMAT_UNKNOWN */
  end(): CaptureItem[] {
    if (this.parser === null) throw this.unknown(this.start.length === 0 ? 'is empty' : undefined);
    return this.parser.end();
  }

  private parserFor(magic: number): CaptureParser {
    if (isPcap(magic)) return new PcapParser();
    if (isPcapng(magic)) return new PcapngParser();
    throw this.unknown(
      magic >>> 16 === gzip ? 'is compressed with gzip; unpack it first' : undefined,
    );
  }

  private unknown(what = 'does not begin like pcap or pcapng'): AppError {
    return new AppError('CAPTURE_FORMAT_UNKNOWN', `${this.name} ${what}.`);
  }
}
