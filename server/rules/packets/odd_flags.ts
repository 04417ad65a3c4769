/** TCP packets whose flags no connection has: NULL, FIN, XMAS, SYN+FIN. Flags that connections have too: `stray_packets.ts`. */
import { tcpFlag, type Packet } from '../../../common/packet';
import { attackerOf } from './addresses';
import type { FindingBook } from './finding_book';
import type { PacketRules } from './rule_catalogue';
import { Tally } from './tally';

const { fin, syn, rst, psh, ack, urg } = tcpFlag;
const xmas = fin | psh | urg;

type OddFlags = 'null_scan' | 'fin_scan' | 'xmas_scan' | 'syn_fin_scan';

/** Which scan such flags belong to (nmap's names); null for flags that connections have. */
export function oddFlagsOf(flags: number): OddFlags | null {
  if (flags === 0) return 'null_scan';
  // With ACK and without SYN it is the end of a connection that had urgent data.
  if ((flags & xmas) === xmas && ((flags & ack) === 0 || (flags & syn) !== 0)) return 'xmas_scan';
  if ((flags & syn) !== 0 && (flags & fin) !== 0) return 'syn_fin_scan';
  if ((flags & fin) !== 0 && (flags & (ack | rst)) === 0) return 'fin_scan';
  return null;
}

export class OddFlagsRule {
  private readonly tallies: Record<OddFlags, Tally>;

  constructor(book: FindingBook, rules: PacketRules) {
    this.tallies = {
      null_scan: new Tally(book, rules.null_scan),
      fin_scan: new Tally(book, rules.fin_scan),
      xmas_scan: new Tally(book, rules.xmas_scan),
      syn_fin_scan: new Tally(book, rules.syn_fin_scan),
    };
  }

  get dropped(): number {
    return Object.values(this.tallies).reduce((sum, { dropped }) => sum + dropped, 0);
  }

  /** @returns whether the flags are odd: then the packet belongs to no connection */
  observe(packet: Packet, flags: number): boolean {
    const kind = oddFlagsOf(flags);
    if (kind === null) return false;
    const { sourceIp = '', destinationIp = '', destinationPort, timeMs } = packet;
    const key = `${sourceIp} ${destinationIp}`;
    const subject = { key, findingKey: `${kind} ${key}`, attacker: attackerOf(packet) };
    const evidence = { timeMs, target: destinationIp, port: destinationPort };
    this.tallies[kind].add(subject, packet.number, evidence);
    return true;
  }

  clear(): void {
    for (const tally of Object.values(this.tallies)) tally.clear();
  }
}
