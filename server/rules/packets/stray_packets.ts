/**
 * TCP packets as they stand within connections, sent to port after port where there is none: ACK and
 * Maimon scans. One packet of a flow is sent, and refused or not answered.
 */
import { tcpFlag, type Packet } from '../../../common/packet';
import { attackerOf } from './addresses';
import type { FindingBook } from './finding_book';
import { RecentMap } from './recent_map';
import type { PacketRules } from './rule_catalogue';
import { Tally } from './tally';

const { fin, syn, rst, psh, ack, urg } = tcpFlag;
const all = fin | syn | rst | psh | ack | urg;

type StrayScan = 'ack_scan' | 'maimon_scan';

const kinds = new Map<number, StrayScan>([
  [ack, 'ack_scan'],
  [fin | ack, 'maimon_scan'],
]);

const mostFlows = 65_536;
/** Ports that servers answer from: a connection from before the capture sends such packets too. */
const lastServicePort = 1023;
/** Scanners ask again when nothing comes back; who goes on sending has a connection. */
const mostTries = 3;

interface Flow {
  /** What was counted of it; null where it turned out to be a connection. */
  counted: { kind: StrayScan; key: string; port: number } | null;
  tries: number;
}

export class StrayPacketsRule {
  private readonly tallies: Record<StrayScan, Tally>;
  /** By both ends, the one that was seen first before the other. */
  private readonly flows: RecentMap<Flow>;

  constructor(book: FindingBook, rules: PacketRules, keptMs: number) {
    this.tallies = {
      ack_scan: new Tally(book, rules.ack_scan),
      maimon_scan: new Tally(book, rules.maimon_scan),
    };
    this.flows = new RecentMap({ most: mostFlows, maxAgeMs: keptMs });
  }

  get dropped(): number {
    const { ack_scan: acks, maimon_scan: maimon } = this.tallies;
    return acks.dropped + maimon.dropped + this.flows.dropped;
  }

  /** A packet of a connection whose beginning was not seen. */
  observe(packet: Packet, flags: number): void {
    const { sourceIp = '', destinationIp = '', sourcePort = 0, destinationPort = 0 } = packet;
    const forth = `${sourceIp} ${sourcePort} ${destinationIp} ${destinationPort}`;
    const back = `${destinationIp} ${destinationPort} ${sourceIp} ${sourcePort}`;
    const answered = this.flows.get(back);
    if (answered !== undefined) {
      if ((flags & rst) === 0) this.takeBack(answered);
      return;
    }
    const flow = this.flows.get(forth);
    const kind = kinds.get(flags & all);
    const isProbe = kind !== undefined && (packet.payloadBytes ?? 0) === 0;
    if (flow !== undefined) {
      flow.tries += 1;
      if (flow.tries > mostTries || kind !== flow.counted?.kind) this.takeBack(flow);
      return;
    }
    const isFromServer = sourcePort <= lastServicePort && destinationPort > lastServicePort;
    const counts = isProbe && !isFromServer;
    const key = `${sourceIp} ${destinationIp}`;
    const counted = counts ? { kind, key, port: destinationPort } : null;
    this.flows.set(forth, { counted, tries: 1 }, packet.timeMs);
    if (counted === null) return;
    const subject = { key, findingKey: `${counted.kind} ${key}`, attacker: attackerOf(packet) };
    const evidence = { timeMs: packet.timeMs, target: destinationIp, port: destinationPort };
    this.tallies[counted.kind].add(subject, destinationPort, evidence);
  }

  clear(): void {
    this.flows.clear();
    for (const tally of Object.values(this.tallies)) tally.clear();
  }

  /** It is a connection after all. */
  private takeBack(flow: Flow): void {
    if (flow.counted === null) return;
    this.tallies[flow.counted.kind].remove(flow.counted.key, flow.counted.port);
    flow.counted = null;
  }
}
