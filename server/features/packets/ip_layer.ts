/** IPv4 (RFC 791) and IPv6 with its extension headers (RFC 8200). */
import { assertLength, ipv4At, ipv6At, need } from './header';

export interface FragmentPlace {
  /** What the parts of one packet have in common, beside addresses and protocol. */
  id: number;
  /** Bytes of the packet's data in front of this part. */
  offset: number;
  /** Whether others come behind it. */
  more: boolean;
}

export interface IpResult {
  sourceIp: string;
  destinationIp: string;
  ttl: number;
  protocol: number;
  /** What is behind the headers, as far as it was captured. */
  data: Buffer;
  /** Bytes behind the headers on the wire, without the padding of short frames. */
  length: number;
  fragment?: FragmentPlace;
}

/** @throws DecodeStop header_cut, bad_length */
export function readIpv4(data: Buffer): IpResult {
  need(data, 20);
  const header = (data.readUInt8(0) & 0x0f) * 4;
  assertLength(data.readUInt8(0) >> 4 === 4 && header >= 20);
  // Where the network card cuts segments, the packet that is captured has no total length yet.
  const total = data.readUInt16BE(2) || data.length;
  assertLength(total >= header);
  need(data, header);
  const place = data.readUInt16BE(6);
  const offset = (place & 0x1fff) * 8;
  const more = (place & 0x2000) !== 0;
  return {
    sourceIp: ipv4At(data, 12),
    destinationIp: ipv4At(data, 16),
    ttl: data.readUInt8(8),
    protocol: data.readUInt8(9),
    data: data.subarray(header, Math.min(total, data.length)),
    length: total - header,
    ...(offset > 0 || more ? { fragment: { id: data.readUInt16BE(4), offset, more } } : {}),
  };
}

const extension = { hopByHop: 0, routing: 43, fragment: 44, authentication: 51, options: 60 };
const withLength: ReadonlySet<number> = new Set([
  extension.hopByHop,
  extension.routing,
  extension.options,
  135,
  139,
  140,
]);
/** More extension headers than any packet has; a forged chain ends here. */
const mostExtensions = 16;

/** @throws DecodeStop header_cut, bad_length */
export function readIpv6(data: Buffer): IpResult {
  need(data, 40);
  assertLength(data.readUInt8(0) >> 4 === 6);
  const total = data.readUInt16BE(4) || data.length - 40;
  let inside = data.subarray(40, Math.min(40 + total, data.length));
  let protocol = data.readUInt8(6);
  let length = total;
  let fragment: FragmentPlace | undefined;
  for (let i = 0; i < mostExtensions; i += 1) {
    const size = extensionSize(protocol, inside);
    if (size === null) break;
    need(inside, size);
    if (protocol === extension.fragment) {
      const place = inside.readUInt16BE(2);
      const offset = place & 0xfff8;
      const more = (place & 1) === 1;
      if (offset > 0 || more) fragment = { id: inside.readUInt32BE(4), offset, more };
    }
    protocol = inside.readUInt8(0);
    inside = inside.subarray(size);
    length -= size;
    assertLength(length >= 0);
    // Behind the first part there is no header, only data.
    if (fragment !== undefined && fragment.offset > 0) break;
  }
  return {
    sourceIp: ipv6At(data, 8),
    destinationIp: ipv6At(data, 24),
    ttl: data.readUInt8(7),
    protocol,
    data: inside,
    length,
    ...(fragment === undefined ? {} : { fragment }),
  };
}

/** Bytes of an extension header; null for what is none. */
function extensionSize(protocol: number, data: Buffer): number | null {
  if (protocol === extension.fragment) return 8;
  if (protocol === extension.authentication) {
    need(data, 2);
    return (data.readUInt8(1) + 2) * 4;
  }
  if (!withLength.has(protocol)) return null;
  need(data, 2);
  return (data.readUInt8(1) + 1) * 8;
}
