/** Link layers: what is around an IP packet on each kind of interface. */
import { DecodeStop, macAt, need } from './header';

export interface LinkResult {
  /** EtherType of what is inside. */
  etherType: number;
  data: Buffer;
  sourceMac?: string;
  destinationMac?: string;
  vlans: number[];
}

export const etherType = { ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd } as const;

const vlanTags: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);
const pppoeSession = 0x8864;
/** Smaller numbers at the place of an EtherType are the length of an IEEE 802.3 frame. */
const smallestEtherType = 0x0600;

/** Address families of BSD and of Linux, as loopback captures of either have them. */
const families = new Map<number, number>([
  [2, etherType.ipv4],
  [10, etherType.ipv6],
  [24, etherType.ipv6],
  [28, etherType.ipv6],
  [30, etherType.ipv6],
]);

/** Peels VLAN tags, PPPoE and LLC/SNAP off. */
function peel(type: number, data: Buffer, vlans: number[]): { etherType: number; data: Buffer } {
  if (vlanTags.has(type)) {
    need(data, 4);
    vlans.push(data.readUInt16BE(0) & 0x0fff);
    return peel(data.readUInt16BE(2), data.subarray(4), vlans);
  }
  if (type === pppoeSession) {
    need(data, 8);
    const inside = data.readUInt16BE(6);
    const types: Record<number, number> = { 0x21: etherType.ipv4, 0x57: etherType.ipv6 };
    return { etherType: types[inside] ?? type, data: data.subarray(8) };
  }
  if (type < smallestEtherType) {
    const snap = data.length >= 8 && data.readUInt16BE(0) === 0xaaaa && data.readUIntBE(3, 3) === 0;
    return snap
      ? { etherType: data.readUInt16BE(6), data: data.subarray(8) }
      : { etherType: type, data };
  }
  return { etherType: type, data };
}

function ethernet(data: Buffer): LinkResult {
  need(data, 14);
  const vlans: number[] = [];
  return {
    destinationMac: macAt(data, 0),
    sourceMac: macAt(data, 6),
    ...peel(data.readUInt16BE(12), data.subarray(14), vlans),
    vlans,
  };
}

/** Linux "any" interface: 16 bytes in version 1, 20 in version 2; the sender's address alone. */
function cooked(data: Buffer, version: 1 | 2): LinkResult {
  const at =
    version === 1
      ? { type: 14, length: 4, address: 6, end: 16 }
      : { type: 0, length: 11, address: 12, end: 20 };
  need(data, at.end);
  const length = version === 1 ? data.readUInt16BE(at.length) : data.readUInt8(at.length);
  const vlans: number[] = [];
  return {
    ...(length === 6 ? { sourceMac: macAt(data, at.address) } : {}),
    ...peel(data.readUInt16BE(at.type), data.subarray(at.end), vlans),
    vlans,
  };
}

/** The family is in the byte order of the machine that captured: it is a small number in one only. */
function loopback(data: Buffer): LinkResult {
  need(data, 4);
  const big = data.readUInt32BE(0);
  const type = families.get(big > 0xffff ? data.readUInt32LE(0) : big) ?? 0;
  return { etherType: type, data: data.subarray(4), vlans: [] };
}

function rawIp(data: Buffer): LinkResult {
  need(data, 1);
  const version = data.readUInt8(0) >> 4;
  const type = version === 4 ? etherType.ipv4 : version === 6 ? etherType.ipv6 : 0;
  return { etherType: type, data, vlans: [] };
}

/** By numbers of the registry at https://www.tcpdump.org/linktypes.html. */
const kinds: ReadonlyArray<{
  name: string;
  numbers: readonly number[];
  read: (data: Buffer) => LinkResult;
}> = [
  { name: 'Ethernet', numbers: [1], read: ethernet },
  // Raw IP had other numbers on some systems.
  { name: 'raw IP', numbers: [12, 14, 101, 228, 229], read: rawIp },
  { name: 'loopback', numbers: [0, 108], read: loopback },
  { name: 'Linux "any"', numbers: [113], read: (data) => cooked(data, 1) },
  { name: 'Linux "any", version 2', numbers: [276], read: (data) => cooked(data, 2) },
];

const linkTypes = new Map(
  kinds.flatMap(({ numbers, read }) => numbers.map((number) => [number, read] as const)),
);

/** The link types that are read, each with its numbers, for messages. */
export const linkTypesRead: readonly string[] = kinds.map(
  ({ name, numbers }) => `${name} (${numbers.join(', ')})`,
);

/** @throws DecodeStop unknown_interface, unknown_link_type, header_cut */
export function readLink(linkType: number | null, data: Buffer): LinkResult {
  if (linkType === null) throw new DecodeStop('unknown_interface');
  const read = linkTypes.get(linkType);
  if (read === undefined) throw new DecodeStop('unknown_link_type');
  return read(data);
}
