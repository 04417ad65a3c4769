/**
 * Transport headers of IP packets that travel in parts. A part may be smaller than the header (a
 * scanner's way past filters), so the first bytes are gathered until the header is whole.
 */
import type { IpResult } from './ip_layer';
import { headerBytes } from './transport_layer';

/** Packets whose header is not whole yet, and for how long they are waited for. */
const mostWaiting = 4_096;
const longestWaitMs = 30_000;

interface Waiting {
  since: number;
  bytes: Buffer;
  have: boolean[];
  length: number | null;
}

/** `whole`: the header; `done`: no header in this part, and it came earlier; else it is yet to come. */
export type HeaderState = { whole: Buffer; length: number } | 'done' | 'waiting' | 'missing';

export class FragmentHeaders {
  private readonly waiting = new Map<string, Waiting>();
  private readonly done = new Map<string, number>();

  /** Takes one part. */
  take(ip: IpResult, timeMs: number): HeaderState {
    const { fragment, protocol } = ip;
    if (fragment === undefined) return { whole: ip.data, length: ip.length };
    const wanted = headerBytes.get(protocol);
    if (wanted === undefined) return 'done';
    this.forget(timeMs);
    const key = `${ip.sourceIp} ${ip.destinationIp} ${protocol} ${fragment.id}`;
    if (this.done.has(key)) return 'done';
    if (fragment.offset === 0 && ip.data.length >= wanted) {
      this.finish(key, timeMs);
      return { whole: ip.data, length: ip.length };
    }
    if (fragment.offset >= wanted) return this.waiting.has(key) ? 'waiting' : 'missing';
    return this.gather(key, ip, { wanted, offset: fragment.offset, timeMs });
  }

  private gather(
    key: string,
    ip: IpResult,
    { wanted, offset, timeMs }: { wanted: number; offset: number; timeMs: number },
  ): HeaderState {
    const found = this.waiting.get(key) ?? {
      since: timeMs,
      bytes: Buffer.alloc(wanted),
      have: Array.from({ length: wanted }, () => false),
      length: null,
    };
    this.waiting.set(key, found);
    const end = Math.min(wanted, offset + ip.data.length);
    ip.data.copy(found.bytes, offset, 0, end - offset);
    found.have.fill(true, offset, end);
    if (!found.have.every(Boolean)) {
      shorten(this.waiting, mostWaiting);
      return 'waiting';
    }
    this.finish(key, timeMs);
    // How long the whole packet is shows only in its last part: what is behind the header is left out.
    return { whole: found.bytes, length: Math.max(wanted, offset + ip.length) };
  }

  private finish(key: string, timeMs: number): void {
    this.waiting.delete(key);
    this.done.set(key, timeMs);
    shorten(this.done, mostWaiting);
  }

  private forget(timeMs: number): void {
    for (const [key, { since }] of this.waiting) {
      if (Math.abs(timeMs - since) <= longestWaitMs) break;
      this.waiting.delete(key);
    }
    for (const [key, since] of this.done) {
      if (Math.abs(timeMs - since) <= longestWaitMs) break;
      this.done.delete(key);
    }
  }
}

/** Leaves out the oldest ones. */
function shorten(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
