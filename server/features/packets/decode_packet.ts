/** A frame of a capture as a packet: addresses, ports, flags, or how far it could be read and why. */
import type { Packet } from '../../../common/packet';
import { FragmentHeaders } from './fragment_headers';
import type { Frame } from './frame';
import { DecodeStop, ipv4At, macAt, need } from './header';
import { readIpv4, readIpv6, type IpResult } from './ip_layer';
import { etherType, readLink } from './link_layer';
import { readTransport } from './transport_layer';

/**
 * Decodes the packets of one capture in their order; it remembers headers of packets that come in
 * parts. Never fails: what stopped it is the packet's `problem`, and what was read before stays.
 */
export class PacketDecoder {
  private count = 0;
  private readonly fragments = new FragmentHeaders();

  decode(frame: Frame): Packet {
    this.count += 1;
    const packet: Packet = {
      timeMs: frame.seconds * 1000 + frame.nanoseconds / 1e6,
      nanoseconds: frame.nanoseconds,
      number: this.count,
      interfaceId: frame.interfaceId,
      bytes: frame.bytes,
      capturedBytes: frame.data.length,
      vlans: [],
    };
    try {
      this.read(frame, packet);
    } catch (error) {
      if (!(error instanceof DecodeStop)) throw error;
      packet.problem = error.problem;
      if (error.problem === 'unknown_link_type' && frame.linkType !== null) {
        packet.unknownLinkType = frame.linkType;
      }
    }
    return packet;
  }

  private read(frame: Frame, packet: Packet): void {
    const { etherType: type, data, ...link } = readLink(frame.linkType, frame.data);
    Object.assign(packet, link);
    switch (type) {
      case etherType.arp:
        return readArp(data, packet);
      case etherType.ipv4:
        packet.network = 'ipv4';
        return this.readInside(readIpv4(data), packet);
      case etherType.ipv6:
        packet.network = 'ipv6';
        return this.readInside(readIpv6(data), packet);
      default:
        throw new DecodeStop('unknown_network_protocol');
    }
  }

  private readInside(ip: IpResult, packet: Packet): void {
    packet.sourceIp = ip.sourceIp;
    packet.destinationIp = ip.destinationIp;
    packet.ttl = ip.ttl;
    packet.protocol = ip.protocol;
    if (ip.fragment !== undefined) packet.fragment = true;
    const header = this.fragments.take(ip, packet.timeMs);
    if (header === 'missing') throw new DecodeStop('fragment_without_header');
    if (header === 'done' || header === 'waiting') return;
    readTransport(ip.protocol, { data: header.whole, length: header.length }, packet);
  }
}

/** ARP for IPv4 over Ethernet addresses (RFC 826). @throws DecodeStop */
function readArp(data: Buffer, packet: Packet): void {
  packet.network = 'arp';
  need(data, 8);
  const form = data.readUInt32BE(2);
  // Protocol 0x0800 with addresses of 6 and 4 bytes; others are not for IP.
  if (form !== 0x0800_0604) throw new DecodeStop('unknown_network_protocol');
  need(data, 28);
  packet.arp = {
    operation: data.readUInt16BE(6),
    senderMac: macAt(data, 8),
    senderIp: ipv4At(data, 14),
    targetMac: macAt(data, 18),
    targetIp: ipv4At(data, 24),
  };
}
