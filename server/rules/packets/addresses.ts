/** What addresses say by themselves. Addresses are texts as the decoder writes them. */
import type { Packet } from '../../../common/packet';
import type { Attacker } from './finding_book';

export const broadcastMac = 'ff:ff:ff:ff:ff:ff';

/** Multicast and broadcast: asked by everybody, and many answer. */
export function isForMany({ destinationIp = '', destinationMac }: Packet): boolean {
  if (destinationMac === broadcastMac) return true;
  if (destinationIp.includes(':')) return destinationIp.startsWith('ff');
  return Number.parseInt(destinationIp, 10) >= 224;
}

/** The network of a host as sweeps go through it: /24 of IPv4, /64 of IPv6. */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip.slice(0, ip.lastIndexOf('.'));
  const [head = '', tail] = ip.split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - groups.length - behind.length }, () => '0');
  const all = tail === undefined ? groups : [...groups, ...zeros, ...behind];
  return all.slice(0, 4).join(':');
}

export const attackerOf = ({ sourceIp, sourceMac }: Packet): Attacker => ({
  ip: sourceIp ?? null,
  mac: sourceMac ?? null,
});
