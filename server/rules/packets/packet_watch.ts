/** All rules over packets, fed packet by packet; time is that of the packets. */
import { ipProtocol, type Packet } from '../../../common/packet';
import type { PacketFinding } from '../../../common/packet_finding';
import { attackerOf, broadcastMac, isForMany } from './addresses';
import { ArpSpoofingRule } from './arp_spoofing';
import { FindingBook } from './finding_book';
import { HostSweepRule } from './host_sweep';
import { LoginDictionaryRule } from './login_dictionary';
import { OddFlagsRule } from './odd_flags';
import { PingBurstRule } from './ping_burst';
import { longestWindowMs } from './rule_catalogue';
import { SynScanRule } from './syn_scan';
import { TcpConnections, type Connection } from './tcp_connections';
import { UdpScanRule } from './udp_scan';

const echoRequest = { icmp: 8, icmpv6: 128 };
const timeExceeded = { icmp: 11, icmpv6: 3 };
const closeEveryMs = 1_000;

export class PacketWatch {
  private readonly book = new FindingBook();
  private readonly flags = new OddFlagsRule(this.book);
  private readonly synScan = new SynScanRule(this.book);
  private readonly sweep = new HostSweepRule(this.book);
  private readonly udpScan = new UdpScanRule(this.book, this.sweep);
  private readonly ping = new PingBurstRule(this.book);
  private readonly arp = new ArpSpoofingRule(this.book);
  private readonly login = new LoginDictionaryRule(this.book);
  private readonly connections = new TcpConnections({
    onAttempt: (connection, packet) => {
      this.synScan.ask(connection, packet);
      this.sweep.ask({ ...asSweep(connection), source: attackerOf(packet) }, packet);
    },
    onOpen: (connection) => {
      this.synScan.opened(connection);
      this.sweep.answered(asSweep(connection));
    },
    onClose: (connection, packet) => {
      const mac = packet.sourceIp === connection.client ? packet.sourceMac : packet.destinationMac;
      this.login.ended(connection, packet, mac ?? null);
    },
  });
  private nowMs = -Infinity;
  private closedAtMs = -Infinity;
  /** Jumps back in time by more than every window, after which all counting began anew. */
  timeJumps = 0;

  /** What was forgotten before its time because too much was going on at once. */
  get dropped(): number {
    const parts = [this.flags, this.synScan, this.sweep, this.udpScan, this.ping, this.arp];
    return [...parts, this.login, this.connections].reduce((sum, { dropped }) => sum + dropped, 0);
  }

  observe(packet: Packet): void {
    this.tick(packet.timeMs);
    if (packet.arp !== undefined) return this.observeArp(packet);
    this.arp.sees(packet);
    if (packet.protocol === ipProtocol.tcp && packet.tcpFlags !== undefined) {
      if (isForMany(packet) || this.flags.observe(packet, packet.tcpFlags)) return;
      this.connections.observe(packet, packet.tcpFlags);
    } else if (packet.protocol === ipProtocol.udp) {
      this.udpScan.observe(packet);
    } else if (packet.icmp !== undefined) {
      this.observeIcmp(packet);
    }
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
    if (this.nowMs - timeMs > longestWindowMs) {
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
    const parts = [this.flags, this.synScan, this.sweep, this.udpScan, this.ping, this.arp];
    for (const part of [...parts, this.login, this.connections]) part.clear();
  }
}

const asSweep = ({ client, server, port }: Connection) => ({
  way: 'tcp' as const,
  source: { ip: client, mac: null },
  target: server,
  port,
});
