/** Frames built byte by byte: Ethernet, VLAN, ARP, IPv4, IPv6, TCP, UDP, ICMP. */
import { IPv4, IPv6 } from 'ipaddr.js';

export const flags = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32 } as const;

/** A host as frames name it. */
export interface Host {
  ip: string;
  mac: string;
}

export const mac = (text: string): Buffer => Buffer.from(text.replaceAll(':', ''), 'hex');
export const everybody = 'ff:ff:ff:ff:ff:ff';

export function address(ip: string): Buffer {
  return Buffer.from((ip.includes(':') ? IPv6.parse(ip) : IPv4.parse(ip)).toByteArray());
}

const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, i * 2);
  return bytes;
};

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** `vlans`: ids, outermost first. */
export function ethernet(
  { from, to, type, vlans = [] }: { from: string; to: string; type: number; vlans?: number[] },
  inside: Buffer,
): Buffer {
  const tags = vlans.map((id) => u16(0x8100, id));
  return Buffer.concat([mac(to), mac(from), ...tags, u16(type), inside]);
}

export interface IpOptions {
  ttl?: number;
  id?: number;
  /** Place of a part: bytes in front of it, and whether others follow. */
  part?: { offset: number; more: boolean };
  vlans?: number[];
}

function ipv4Header(protocol: number, length: number, { ttl, id, part }: IpOptions): Buffer {
  const place = ((part?.offset ?? 0) >> 3) | (part?.more === true ? 0x2000 : 0);
  return Buffer.concat([
    Buffer.from([0x45, 0]),
    u16(20 + length, id ?? 0, place),
    Buffer.from([ttl ?? 64, protocol]),
    u16(0),
  ]);
}

function ipv6Header(protocol: number, length: number, { ttl, id, part }: IpOptions): Buffer {
  const extension =
    part === undefined
      ? Buffer.alloc(0)
      : Buffer.concat([
          Buffer.from([protocol, 0]),
          u16((part.offset & 0xfff8) | (part.more ? 1 : 0)),
          u32(id ?? 0),
        ]);
  const head = Buffer.from([part === undefined ? protocol : 44, ttl ?? 64]);
  return Buffer.concat([u32(0x60000000), u16(length + extension.length), head, extension]);
}

/** An IP packet in its Ethernet frame; the kind of the addresses decides the version. */
export function ip(
  from: Host,
  to: Host,
  { protocol, data, ...options }: IpOptions & { protocol: number; data: Buffer },
): Buffer {
  const isV6 = from.ip.includes(':');
  const [source, destination] = [address(from.ip), address(to.ip)];
  const frame = { from: from.mac, to: to.mac, vlans: options.vlans };
  if (!isV6) {
    const header = ipv4Header(protocol, data.length, options);
    const packet = Buffer.concat([header, source, destination, data]);
    return ethernet({ ...frame, type: 0x0800 }, packet);
  }
  const header = ipv6Header(protocol, data.length, options);
  const packet = Buffer.concat([
    header.subarray(0, 8),
    source,
    destination,
    header.subarray(8),
    data,
  ]);
  return ethernet({ ...frame, type: 0x86dd }, packet);
}

export function tcpSegment(
  { from, to, flags: bits }: { from: number; to: number; flags: number },
  payload: Buffer = Buffer.alloc(0),
): Buffer {
  const head = Buffer.concat([u16(from, to), u32(1), u32(0), Buffer.from([0x50, bits])]);
  return Buffer.concat([head, u16(1024, 0, 0), payload]);
}

export function udpDatagram(from: number, to: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([u16(from, to, 8 + payload.length, 0), payload]);
}

export interface Segment {
  from: number;
  to: number;
  flags: number;
  payload?: Buffer;
}

export const tcp = (from: Host, to: Host, segment: Segment, options: IpOptions = {}): Buffer =>
  ip(from, to, { ...options, protocol: 6, data: tcpSegment(segment, segment.payload) });

export const udp = (
  from: Host,
  to: Host,
  datagram: { from: number; to: number; payload?: Buffer },
  options: IpOptions = {},
): Buffer =>
  ip(from, to, {
    ...options,
    protocol: 17,
    data: udpDatagram(datagram.from, datagram.to, datagram.payload),
  });

/** Echo request, or reply. */
export function echo(from: Host, to: Host, isReply = false, options: IpOptions = {}): Buffer {
  const isV6 = from.ip.includes(':');
  const type = isV6 ? (isReply ? 129 : 128) : isReply ? 0 : 8;
  const data = Buffer.concat([Buffer.from([type, 0]), u16(0, 7, 1), Buffer.alloc(32)]);
  return ip(from, to, { ...options, protocol: isV6 ? 58 : 1, data });
}

/** An ICMP error about a frame made by `ip` without VLAN: the headers of it are quoted. */
export function icmpError(
  from: Host,
  to: Host,
  { type, code, about }: { type: number; code: number; about: Buffer },
): Buffer {
  const quoted = about.subarray(14, 14 + (from.ip.includes(':') ? 48 : 28));
  const data = Buffer.concat([Buffer.from([type, code]), u16(0), u32(0), quoted]);
  return ip(from, to, { protocol: from.ip.includes(':') ? 58 : 1, data });
}

export interface ArpOptions {
  /** 1 request, 2 reply. */
  operation: 1 | 2;
  sender: Host;
  target: Host;
  /** Link address that the frame goes to; that of the target, or everybody for a request. */
  to?: string;
}

export function arp({ operation, sender, target, to }: ArpOptions): Buffer {
  const message = Buffer.concat([
    u16(1, 0x0800, 0x0604, operation),
    mac(sender.mac),
    address(sender.ip),
    mac(operation === 1 && to === undefined ? '00:00:00:00:00:00' : target.mac),
    address(target.ip),
  ]);
  const receiver = to ?? (operation === 1 ? everybody : target.mac);
  return ethernet({ from: sender.mac, to: receiver, type: 0x0806 }, message);
}
