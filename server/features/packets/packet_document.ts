/** A packet as a document with the names of the Elastic Common Schema, and a few beside them. */
import { ipProtocol, tcpFlag, type IcmpMessage, type Packet } from '../../../common/packet';
import type { SourceRate } from './source_rates';

const transports: Record<number, string> = {
  [ipProtocol.tcp]: 'tcp',
  [ipProtocol.udp]: 'udp',
  [ipProtocol.icmp]: 'icmp',
  [ipProtocol.icmpv6]: 'ipv6-icmp',
  2: 'igmp',
  47: 'gre',
  50: 'esp',
  132: 'sctp',
};

/** Types of the fields, for an index that is made for them. */
export const packetFieldTypes = {
  '@timestamp': 'date',
  log_type: 'keyword',
  'event.kind': 'keyword',
  'event.category': 'keyword',
  'event.dataset': 'keyword',
  'event.sequence': 'long',
  'network.type': 'keyword',
  'network.transport': 'keyword',
  'network.iana_number': 'keyword',
  'network.protocol': 'keyword',
  'network.bytes': 'long',
  'network.packets': 'long',
  'network.vlan.id': 'keyword',
  'source.ip': 'ip',
  'source.port': 'long',
  'source.mac': 'keyword',
  'destination.ip': 'ip',
  'destination.port': 'long',
  'destination.mac': 'keyword',
  'observer.ingress.interface.id': 'keyword',
  'error.code': 'keyword',
  'error.message': 'keyword',
  'packet.captured_bytes': 'long',
  'packet.payload_bytes': 'long',
  'packet.fragment': 'boolean',
  'packet.ttl': 'long',
  'packet.tcp_flags': 'keyword',
  'packet.source_rate.packets': 'long',
  'packet.source_rate.targets': 'long',
  'packet.source_rate.ports': 'long',
  'tcp.flags': 'keyword',
  'icmp.type': 'long',
  'icmp.code': 'long',
  'icmp.about.source_ip': 'ip',
  'icmp.about.destination_ip': 'ip',
  'icmp.about.destination_port': 'long',
  'icmp.about.iana_number': 'keyword',
  'arp.operation': 'long',
  'arp.sender.ip': 'ip',
  'arp.sender.mac': 'keyword',
  'arp.target.ip': 'ip',
  'arp.target.mac': 'keyword',
} as const;

/** Upper case with hyphens, as ECS has them. */
const ecsMac = (mac: string | undefined) => mac?.toUpperCase().replaceAll(':', '-');

/** ISO 8601 to the nanosecond, or to the microsecond where that is all. */
export function packetTime({ timeMs, nanoseconds }: Packet): string {
  const second = Math.round((timeMs - nanoseconds / 1e6) / 1000);
  const fraction = String(nanoseconds).padStart(9, '0');
  const shown = fraction.endsWith('000') ? fraction.slice(0, 6) : fraction;
  return `${new Date(second * 1000).toISOString().slice(0, -5)}.${shown}Z`;
}

const flagNames = (flags: number) =>
  Object.entries(tcpFlag).flatMap(([name, bit]) => ((flags & bit) === 0 ? [] : [name]));

/** With what an error message quotes of the packet that it is about. */
const icmpFields = ({ type, code, about }: IcmpMessage) => ({
  type,
  code,
  about:
    about === undefined
      ? undefined
      : {
          source_ip: about.sourceIp,
          destination_ip: about.destinationIp,
          destination_port: about.destinationPort,
          iana_number: String(about.protocol),
        },
});

/** Who asks or answers by ARP, and about whom; nobody where a machine has no address yet. */
const arpAddress = (ip: string | undefined) => (ip === '0.0.0.0' ? undefined : ip);

/**
 * Fields that a packet does not have are left out when it is written as JSON.
 * @param rate what its source did lately
 */
export function packetDocument(packet: Packet, rate?: SourceRate): Record<string, unknown> {
  const { arp, icmp, protocol, tcpFlags, problem, unknownLinkType: linkType } = packet;
  return {
    '@timestamp': packetTime(packet),
    log_type: 'packet',
    event: {
      kind: 'event',
      category: ['network'],
      dataset: 'packet',
      sequence: packet.number,
    },
    network: {
      type: packet.network,
      transport: protocol === undefined ? undefined : transports[protocol],
      iana_number: protocol === undefined ? undefined : String(protocol),
      protocol: packet.application ?? (packet.arp === undefined ? undefined : 'arp'),
      bytes: packet.bytes,
      packets: 1,
      vlan: packet.vlans.length === 0 ? undefined : { id: packet.vlans.map(String) },
    },
    source: {
      ip: packet.sourceIp ?? arpAddress(arp?.senderIp),
      port: packet.sourcePort,
      mac: ecsMac(packet.sourceMac),
    },
    destination: {
      ip: packet.destinationIp ?? arpAddress(arp?.targetIp),
      port: packet.destinationPort,
      mac: ecsMac(packet.destinationMac),
    },
    observer: { ingress: { interface: { id: String(packet.interfaceId) } } },
    packet: {
      captured_bytes: packet.capturedBytes,
      payload_bytes: packet.payloadBytes,
      fragment: packet.fragment,
      ttl: packet.ttl,
      tcp_flags: tcpFlags === undefined ? undefined : flagNames(tcpFlags).join(',') || 'none',
      source_rate: rate,
    },
    tcp: tcpFlags === undefined ? undefined : { flags: flagNames(tcpFlags) },
    icmp: icmp === undefined ? undefined : icmpFields(icmp),
    arp:
      arp === undefined
        ? undefined
        : {
            operation: arp.operation,
            sender: { ip: arp.senderIp, mac: ecsMac(arp.senderMac) },
            target: { ip: arp.targetIp, mac: ecsMac(arp.targetMac) },
          },
    error:
      problem === undefined
        ? undefined
        : { code: problem, message: linkType === undefined ? undefined : `link type ${linkType}` },
  };
}
