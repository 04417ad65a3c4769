/** What each sender did lately: rate and fan-out, by which a packet can be judged alone. */
import type { Packet } from '../../../common/packet';

/** Of one source, within the last `rateWindowMs`, this packet included. */
export interface SourceRate {
  packets: number;
  /** Different destination addresses, and different destination ports; each counts to `mostDistinct`. */
  targets: number;
  ports: number;
}

/** Milliseconds of packet time. */
export const rateWindowMs = 10_000;
const mostDistinct = 1_024;
const mostSources = 8_192;
const stepMs = 1_000;
const steps = rateWindowMs / stepMs;

/** Different values in the order in which they were seen last. */
class RecentValues {
  private readonly lastMs = new Map<string | number, number>();

  /** @returns how many there are */
  add(value: string | number, nowMs: number): number {
    this.lastMs.delete(value);
    this.lastMs.set(value, nowMs);
    for (const [oldest, seenMs] of this.lastMs) {
      if (nowMs - seenMs < rateWindowMs && this.lastMs.size <= mostDistinct) break;
      this.lastMs.delete(oldest);
    }
    return this.lastMs.size;
  }

  get size(): number {
    return this.lastMs.size;
  }
}

class Source {
  /** Packets of each second of the window, by second modulo its length. */
  private readonly counts = new Float64Array(steps);
  private readonly seconds = new Float64Array(steps).fill(-1);
  private readonly targets = new RecentValues();
  private readonly ports = new RecentValues();

  add({ timeMs, destinationIp, destinationPort }: Packet): SourceRate {
    const second = Math.floor(timeMs / stepMs);
    const at = ((second % steps) + steps) % steps;
    if (this.seconds[at] !== second) this.counts[at] = 0;
    this.seconds[at] = second;
    this.counts[at] = (this.counts[at] ?? 0) + 1;
    let packets = 0;
    for (let i = 0; i < steps; i += 1) {
      if (second - (this.seconds[i] ?? -1) < steps) packets += this.counts[i] ?? 0;
    }
    return {
      packets,
      targets:
        destinationIp === undefined ? this.targets.size : this.targets.add(destinationIp, timeMs),
      ports:
        destinationPort === undefined ? this.ports.size : this.ports.add(destinationPort, timeMs),
    };
  }
}

/** Fed packet by packet in the order of time; memory is bounded, the source quiet longest goes first. */
export class SourceRates {
  private readonly sources = new Map<string, Source>();

  /** Undefined for a packet whose source is not known. */
  add(packet: Packet): SourceRate | undefined {
    const key = packet.sourceIp ?? packet.sourceMac;
    if (key === undefined) return undefined;
    const source = this.sources.get(key) ?? new Source();
    this.sources.delete(key);
    this.sources.set(key, source);
    const [oldest] = this.sources.keys();
    if (this.sources.size > mostSources && oldest !== undefined) this.sources.delete(oldest);
    return source.add(packet);
  }
}
