/** A document's value as an IP address, or the reason why it is none. */
import { IPv4, IPv6 } from 'ipaddr.js';
import type { ErrorCode } from '../../../common/errors';
import { readAll } from './read_list';

export type Address = IPv4 | IPv6;

export type IpReading = { address: Address } | { problem: ErrorCode };

/** Four decimal parts or IPv6, as Elasticsearch's ip fields take them; no zone, no prefix length. */
function parseAddress(text: string): Address | null {
  if (!text.includes(':')) return IPv4.isValidFourPartDecimal(text) ? IPv4.parse(text) : null;
  if (text.includes('%')) return null;
  try {
    const address = IPv6.parse(text);
    return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
  } catch {
    return null;
  }
}

/** IPv4 addresses written as IPv6 (`::ffff:192.0.2.1`) are read as IPv4, as Elasticsearch does. */
export function readIp(value: unknown): IpReading {
  if (value === undefined || value === '') return { problem: 'FEATURE_MISSING' };
  if (value === null) return { problem: 'FEATURE_NULL' };
  const address = typeof value === 'string' ? parseAddress(value) : null;
  return address === null ? { problem: 'FEATURE_NOT_IP' } : { address };
}

/** All of a field, whether it is one address or a list. */
export function readIps(value: unknown): { address: Address }[] | { problem: ErrorCode } {
  return readAll(value, readIp);
}

/** Ranges that are not reached from the Internet at large. */
const privateRanges: ReadonlySet<string> = new Set([
  'private',
  'uniqueLocal',
  'loopback',
  'linkLocal',
  'carrierGradeNat',
  'deprecatedSiteLocal',
]);

export const isPrivate = (address: Address): boolean => privateRanges.has(address.range());

/**
 * The network that an address is in: /24 of IPv4, /48 of IPv6. Those are the smallest networks that
 * are routed on the Internet (RFC 7454, section 6.1.3), and what one site usually has.
 */
export function networkOf(address: Address): string {
  if (address instanceof IPv4) return `${address.octets.slice(0, 3).join('.')}.0/24`;
  const groups = address.parts.slice(0, 3);
  while (groups[groups.length - 1] === 0) groups.pop();
  return `${groups.map((group) => group.toString(16)).join(':')}::/48`;
}

export const addressText = (address: Address): string =>
  address instanceof IPv6 ? address.toRFC5952String() : address.toString();
