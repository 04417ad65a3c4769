/** TCP, UDP, ICMP of both kinds. */
import { ipProtocol, type IcmpMessage, type Packet, type Ports } from '../../../common/packet';
import { assertLength, ipv4At, ipv6At, need } from './header';

type TransportPart = Pick<
  Packet,
  'sourcePort' | 'destinationPort' | 'tcpFlags' | 'payloadBytes' | 'application' | 'icmp'
>;

/** Bytes at the beginning that the fields used here are in; parts of a packet are kept as long. */
export const headerBytes: ReadonlyMap<number, number> = new Map([
  [ipProtocol.tcp, 20],
  [ipProtocol.udp, 8],
  [ipProtocol.icmp, 8],
  [ipProtocol.icmpv6, 8],
]);

/**
 * `length`: bytes on the wire. Fields that were read before the problem are in `found`.
 * @throws DecodeStop header_cut, bad_length
 */
export function readTransport(
  protocol: number,
  { data, length }: { data: Buffer; length: number },
  found: TransportPart,
): void {
  switch (protocol) {
    case ipProtocol.tcp:
      return readTcp(data, length, found);
    case ipProtocol.udp:
      return readUdp(data, length, found);
    case ipProtocol.icmp:
    case ipProtocol.icmpv6:
      need(data, 4);
      assertLength(length >= 4);
      found.icmp = readIcmp(protocol, data);
      found.payloadBytes = Math.max(0, length - 8);
      return;
    default:
      // Any other protocol has no ports: the packet is known as far as it can be.
      found.payloadBytes = length;
  }
}

function readTcp(data: Buffer, length: number, found: TransportPart): void {
  readPorts(data, found);
  need(data, 14);
  found.tcpFlags = data.readUInt8(13) & 0x3f;
  const header = (data.readUInt8(12) >> 4) * 4;
  assertLength(header >= 20 && header <= length);
  found.payloadBytes = length - header;
  if (data.toString('latin1', header, header + 4) === 'SSH-') found.application = 'ssh';
}

function readUdp(data: Buffer, length: number, found: TransportPart): void {
  readPorts(data, found);
  need(data, 8);
  // 0 stands for a datagram of more than 64 KiB (RFC 2675), or one that a card is still to cut.
  const stated = data.readUInt16BE(4) || length;
  assertLength(stated >= 8 && length >= 8);
  found.payloadBytes = stated - 8;
}

function readPorts(data: Buffer, found: Ports): void {
  need(data, 4);
  found.sourcePort = data.readUInt16BE(0);
  found.destinationPort = data.readUInt16BE(2);
}

const isError = (protocol: number, type: number) =>
  protocol === ipProtocol.icmp ? [3, 4, 5, 11, 12].includes(type) : type < 128;

const isEcho = (protocol: number, type: number) =>
  protocol === ipProtocol.icmp ? type === 8 || type === 0 : type === 128 || type === 129;

function readIcmp(protocol: number, data: Buffer): IcmpMessage {
  const type = data.readUInt8(0);
  const message: IcmpMessage = { type, code: data.readUInt8(1) };
  if (isEcho(protocol, type) && data.length >= 6) message.identifier = data.readUInt16BE(4);
  if (isError(protocol, type)) message.about = readQuoted(data.subarray(8));
  return message;
}

/** The beginning of the packet that an error is about. It may be cut anywhere. */
function readQuoted(data: Buffer): IcmpMessage['about'] {
  const version = (data[0] ?? 0) >> 4;
  const header = version === 4 ? ((data[0] ?? 0) & 0x0f) * 4 : 40;
  if ((version !== 4 && version !== 6) || data.length < Math.max(20, header)) return undefined;
  const ports = data.length >= header + 4;
  return {
    sourceIp: version === 4 ? ipv4At(data, 12) : ipv6At(data, 8),
    destinationIp: version === 4 ? ipv4At(data, 16) : ipv6At(data, 24),
    protocol: data.readUInt8(version === 4 ? 9 : 6),
    ...(ports
      ? {
          sourcePort: data.readUInt16BE(header),
          destinationPort: data.readUInt16BE(header + 2),
        }
      : {}),
  };
}
