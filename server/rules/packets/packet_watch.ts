/** All rules over packets, fed packet by packet; time is that of the packets. */
import { ipProtocol, type Packet } from '../../../common/packet';
import type { PacketFinding } from '../../../common/packet_finding';
import type { PacketRuleLimits } from '../../../common/packet_settings';
import { attackerOf, broadcastMac, isForMany } from './addresses';
import { ArpSpoofingRule } from './arp_spoofing';
import { FindingBook, type PacketMatch } from './finding_book';
import { HostSweepRule } from './host_sweep';
import { LoginDictionaryRule } from './login_dictionary';
import { OddFlagsRule } from './odd_flags';
import { PingBurstRule } from './ping_burst';
import { longestWindowMs, packetRulesWith } from './rule_catalogue';
import { StrayPacketsRule } from './stray_packets';
import { SynScanRule } from './syn_scan';
import { TcpConnections, type Connection, type ConnectionEvents } from './tcp_connections';
import { UdpScanRule } from './udp_scan';

const echoRequest = { icmp: 8, icmpv6: 128 };
const timeExceeded = { icmp: 11, icmpv6: 3 };
const closeEveryMs = 1_000;

/** What the rules have in common. */
interface Part {
  readonly dropped: number;
  clear(): void;
}

export class PacketWatch {
  private readonly book = new FindingBook();
  private readonly flags: OddFlagsRule;
  private readonly stray: StrayPacketsRule;
  private readonly synScan: SynScanRule;
  private readonly sweep: HostSweepRule;
  private readonly udpScan: UdpScanRule;
  private readonly ping: PingBurstRule;
  private readonly arp: ArpSpoofingRule;
  private readonly login: LoginDictionaryRule;
  private readonly connections: TcpConnections;
  private readonly parts: readonly Part[];
  /** Milliseconds after which nothing counts any more. */
  readonly windowMs: number;
  private nowMs = -Infinity;
  private closedAtMs = -Infinity;
  /** Jumps back in time by more than every window, after which all counting began anew. */
  timeJumps = 0;

  constructor(limits?: PacketRuleLimits) {
    const { book } = this;
    const rules = packetRulesWith(limits);
    const keptMs = longestWindowMs(rules);
    this.windowMs = keptMs;
    this.flags = new OddFlagsRule(book, rules);
    this.stray = new StrayPacketsRule(book, rules, keptMs);
    this.synScan = new SynScanRule(book, rules.syn_scan);
    this.sweep = new HostSweepRule(book, rules.host_sweep);
    this.udpScan = new UdpScanRule(book, this.sweep, { rule: rules.udp_scan, keptMs });
    this.ping = new PingBurstRule(book, rules.ping_burst);
    this.arp = new ArpSpoofingRule(book, rules.arp_spoofing);
    this.login = new LoginDictionaryRule(book, rules.login_dictionary);
    this.connections = new TcpConnections(this.connectionEvents(), keptMs);
    const { flags, stray, synScan, sweep, udpScan, ping, arp, login, connections } = this;
    this.parts = [flags, stray, synScan, sweep, udpScan, ping, arp, login, connections];
  }

  private connectionEvents(): ConnectionEvents {
    return {
      onAttempt: (connection, packet) => {
        this.synScan.ask(connection, packet);
        this.sweep.ask({ ...asSweep(connection), source: attackerOf(packet) }, packet);
      },
      onOpen: (connection) => {
        this.synScan.opened(connection);
        this.sweep.answered(asSweep(connection));
      },
      onClose: (connection, packet) => {
        const mac =
          packet.sourceIp === connection.client ? packet.sourceMac : packet.destinationMac;
        this.login.ended(connection, packet, mac ?? null);
      },
    };
  }

  /** What was forgotten before its time because too much was going on at once. */
  get dropped(): number {
    return this.parts.reduce((sum, { dropped }) => sum + dropped, 0);
  }

  observe(packet: Packet): void {
    this.tick(packet.timeMs);
    if (packet.arp !== undefined) return this.observeArp(packet);
    this.arp.sees(packet);
    if (packet.protocol === ipProtocol.tcp && packet.tcpFlags !== undefined) {
      if (isForMany(packet) || this.flags.observe(packet, packet.tcpFlags)) return;
      if (!this.connections.observe(packet, packet.tcpFlags)) {
        this.stray.observe(packet, packet.tcpFlags);
      }
    } else if (packet.protocol === ipProtocol.udp) {
      this.udpScan.observe(packet);
    } else if (packet.icmp !== undefined) {
      this.observeIcmp(packet);
    }
  }

  /** What the rules say of the packets since the last call: to which findings they belong. */
  takeMatches(): PacketMatch[] {
    return this.book.takeMatches();
  }

  /** Findings that began since the last call. */
  takeNewFindings(): PacketFinding[] {
    return this.book.takeOpened();
  }

  /** Findings that are over: nothing more came for as long as their window. */
  takeFindings(): PacketFinding[] {
    return this.book.takeClosed();
  }

  /** No more packets will come. */
  end(): PacketFinding[] {
    this.book.closeAll();
    return this.takeFindings();
  }

  private observeArp(packet: Packet): void {
    const { arp, destinationMac } = packet;
    if (arp === undefined) return;
    this.arp.observe(packet, arp);
    const { senderIp, senderMac, targetIp, operation } = arp;
    if (operation !== 1 || senderIp === targetIp || destinationMac !== broadcastMac) return;
    const ip = senderIp === '0.0.0.0' ? null : senderIp;
    this.sweep.ask({ way: 'arp', source: { ip, mac: senderMac }, target: targetIp }, packet);
  }

  private observeIcmp(packet: Packet): void {
    const kind = packet.protocol === ipProtocol.icmp ? 'icmp' : 'icmpv6';
    const { icmp, destinationIp: target = '' } = packet;
    if (icmp?.type === timeExceeded[kind]) this.udpScan.expired(packet);
    if (icmp?.type !== echoRequest[kind] || isForMany(packet)) return;
    this.ping.observe(packet);
    this.sweep.ask({ way: 'icmp', source: attackerOf(packet), target }, packet);
  }

  /**
   * Packets of several interfaces come a little out of order: time does not go back for them. By more
   * than every window it does: files were joined, or one packet had a wrong time.
   */
  private tick(timeMs: number): void {
    if (this.nowMs - timeMs > this.windowMs) {
      this.timeJumps += 1;
      this.forget();
      this.nowMs = timeMs;
      this.closedAtMs = timeMs;
      return;
    }
    this.nowMs = Math.max(this.nowMs, timeMs);
    if (this.nowMs - this.closedAtMs < closeEveryMs) return;
    this.closedAtMs = this.nowMs;
    this.book.closeQuiet(this.nowMs);
  }

  private forget(): void {
    this.book.closeAll();
    for (const part of this.parts) part.clear();
  }
}

const asSweep = ({ client, server, port }: Connection) => ({
  way: 'tcp' as const,
  source: { ip: client, mac: null },
  target: server,
  port,
});
