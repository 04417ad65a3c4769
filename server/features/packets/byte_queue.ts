/** Bytes that came in and are not yet used up. Holds one unfinished record and the last chunk. */
export class ByteQueue {
  private bytes: Buffer = Buffer.alloc(0);
  private used = 0;
  /** Bytes used up since the beginning. */
  offset = 0;

  push(chunk: Buffer): void {
    const rest = this.bytes.subarray(this.used);
    this.bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    this.used = 0;
  }

  get length(): number {
    return this.bytes.length - this.used;
  }

  /** The next bytes, left where they are; null when fewer have come. */
  peek(length: number): Buffer | null {
    return this.length < length ? null : this.bytes.subarray(this.used, this.used + length);
  }

  skip(length: number): void {
    this.used += length;
    this.offset += length;
  }
}
