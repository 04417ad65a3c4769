/** One source that asks UDP port after port of one host, which never answers from them. */
import { ipProtocol, type Packet } from '../../../common/packet';
import { attackerOf, isForMany } from './addresses';
import type { FindingBook } from './finding_book';
import type { HostSweepRule } from './host_sweep';
import { RecentMap } from './recent_map';
import type { PacketRule } from './rule_catalogue';
import { Tally } from './tally';

const mostFlows = 65_536;

/** Ports that servers answer from, to whatever port asked. */
const lastServicePort = 1023;

/** Ports that traceroute sends to, with a small time to live. */
const isTraceroute = ({ destinationPort = 0, ttl = 255 }: Packet) =>
  destinationPort >= 33_434 && destinationPort <= 33_689 && ttl <= 32;

interface Flow {
  answered: boolean;
}

export class UdpScanRule {
  private readonly tally: Tally;
  private readonly flows: RecentMap<Flow>;

  constructor(
    book: FindingBook,
    private readonly sweeps: HostSweepRule,
    { rule, keptMs }: { rule: PacketRule; keptMs: number },
  ) {
    this.tally = new Tally(book, rule);
    this.flows = new RecentMap({ most: mostFlows, maxAgeMs: keptMs });
  }

  get dropped(): number {
    return this.tally.dropped + this.flows.dropped;
  }

  observe(packet: Packet): void {
    const { sourceIp = '', destinationIp = '', sourcePort, destinationPort, timeMs } = packet;
    if (sourcePort === undefined || destinationPort === undefined || isForMany(packet)) return;
    const back = `${destinationIp} ${destinationPort} ${sourceIp} ${sourcePort}`;
    const asked = this.flows.get(back);
    if (asked !== undefined) {
      if (!asked.answered) this.takeBack(packet);
      this.flows.set(back, { answered: true }, timeMs);
      return;
    }
    const forth = `${sourceIp} ${sourcePort} ${destinationIp} ${destinationPort}`;
    const before = this.flows.get(forth);
    this.flows.set(forth, before ?? { answered: false }, timeMs);
    if (before?.answered === true || isTraceroute(packet)) return;
    // The question was not captured, or was longer ago.
    if (sourcePort <= lastServicePort && destinationPort > lastServicePort) return;
    this.count(packet, destinationPort);
  }

  /** A router says that the packet did not arrive for a reason of its own: nobody was asked. */
  expired({ icmp }: Packet): void {
    const { sourceIp, destinationIp, protocol, destinationPort } = icmp?.about ?? {};
    if (protocol !== ipProtocol.udp || destinationPort === undefined) return;
    this.tally.remove(`${sourceIp} ${destinationIp}`, destinationPort);
  }

  clear(): void {
    this.tally.clear();
    this.flows.clear();
  }

  private count(packet: Packet, port: number): void {
    const { sourceIp = '', destinationIp: target = '', timeMs } = packet;
    const key = `${sourceIp} ${target}`;
    const attacker = attackerOf(packet);
    this.tally.add({ key, findingKey: `udp_scan ${key}`, attacker }, port, {
      timeMs,
      target,
      port,
    });
    this.sweeps.ask({ way: 'udp', source: attacker, target, port }, packet);
  }

  /** `packet` is the answer. */
  private takeBack({ sourceIp = '', destinationIp = '', sourcePort = 0 }: Packet): void {
    this.tally.remove(`${destinationIp} ${sourceIp}`, sourcePort);
    const source = { ip: destinationIp, mac: null };
    this.sweeps.answered({ way: 'udp', source, target: sourceIp, port: sourcePort });
  }
}
