/** Echo requests to one host in a rush. */
import type { Packet } from '../../../common/packet';
import { attackerOf } from './addresses';
import type { FindingBook } from './finding_book';
import type { PacketRule } from './rule_catalogue';
import { Tally } from './tally';

/** Those that look for the way there send many requests that are to expire on it. */
const smallestTtl = 32;

export class PingBurstRule {
  private readonly tally: Tally;

  constructor(book: FindingBook, rule: PacketRule) {
    this.tally = new Tally(book, rule);
  }

  get dropped(): number {
    return this.tally.dropped;
  }

  observe(packet: Packet): void {
    const { sourceIp = '', destinationIp = '', ttl = 255, timeMs, number } = packet;
    if (ttl <= smallestTtl) return;
    const key = `${sourceIp} ${destinationIp}`;
    const subject = { key, findingKey: `ping_burst ${key}`, attacker: attackerOf(packet) };
    this.tally.add(subject, number, { timeMs, target: destinationIp });
  }

  clear(): void {
    this.tally.clear();
  }
}
