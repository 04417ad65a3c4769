/** A network packet as features, rules and documents see it. */

/** Why a packet, or a part of a capture, could not be read to the end. */
export const packetProblems = [
  /** The capture kept fewer bytes than a header needs (snap length). */
  'header_cut',
  /** A length inside a header contradicts what is there. */
  'bad_length',
  'unknown_link_type',
  /** Neither IPv4, IPv6 nor ARP, such as spanning tree. */
  'unknown_network_protocol',
  /** A pcapng packet names an interface that the file does not describe. */
  'unknown_interface',
  /** A part of an IP packet whose first part, with the ports, was not captured. */
  'fragment_without_header',
  /** The capture ends inside a packet. */
  'capture_cut',
  /** A record that cannot be one; what follows it cannot be found. */
  'record_malformed',
] as const;

export type PacketProblem = (typeof packetProblems)[number];

/** Bits of the TCP header's flags (RFC 9293, 3.1). */
export const tcpFlag = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32 } as const;

export interface ArpMessage {
  /** 1 request, 2 reply (RFC 826). */
  operation: number;
  senderMac: string;
  senderIp: string;
  targetMac: string;
  targetIp: string;
}

export interface IcmpMessage {
  type: number;
  code: number;
  /** Of echo messages. */
  identifier?: number;
  /** The packet that an error message is about, as far as it is quoted. */
  about?: { sourceIp: string; destinationIp: string; protocol: number } & Ports;
}

export interface Ports {
  sourcePort?: number;
  destinationPort?: number;
}

export interface Packet extends Ports {
  /** Milliseconds since 1970, with fractions down to the microsecond. */
  timeMs: number;
  /** Nanoseconds within the second, 0..999999999: what `timeMs` cannot hold. */
  nanoseconds: number;
  /** Place among the packets of the capture, from 1. */
  number: number;
  /** Place among the interfaces of the capture, from 0. */
  interfaceId: number;
  /** Bytes on the wire. */
  bytes: number;
  /** Bytes of it that the capture holds. */
  capturedBytes: number;
  sourceMac?: string;
  destinationMac?: string;
  /** VLAN ids, outermost first. */
  vlans: number[];
  network?: 'ipv4' | 'ipv6' | 'arp';
  sourceIp?: string;
  destinationIp?: string;
  /** IP time to live, or hop limit. */
  ttl?: number;
  /** IANA protocol number behind all IPv6 extension headers. */
  protocol?: number;
  /** Whether it is part of a larger IP packet. */
  fragment?: boolean;
  /** TCP flags, the lower six bits of `tcpFlag`. */
  tcpFlags?: number;
  /** Bytes behind the transport header, by the lengths in the headers. */
  payloadBytes?: number;
  /** Name of the application protocol, where its first bytes tell it. */
  application?: 'ssh';
  icmp?: IcmpMessage;
  arp?: ArpMessage;
  problem?: PacketProblem;
  /** Number of the link type, where that is not read. */
  unknownLinkType?: number;
}

export const ipProtocol = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 } as const;
