/** A document as a packet, or as a flow of them: what `capture` wrote, what Packetbeat reports. */
import { ipProtocol, tcpFlag, type IcmpMessage, type Packet } from '../../../common/packet';
import type { PacketFlow } from '../../../common/packet_flow';

/** Fields that are read here, beside the time. */
export const packetDocumentFields: readonly string[] = [
  'type',
  'event.sequence',
  'event.start',
  'event.end',
  'event.duration',
  'flow.final',
  'icmp',
  'network.iana_number',
  'network.transport',
  'network.type',
  'network.protocol',
  'network.vlan.id',
  'network.bytes',
  'source',
  'destination',
  'packet',
  'tcp.flags',
  'arp',
];

export interface DocumentOf {
  source: unknown;
  /** Event time in milliseconds since 1970. */
  time: number;
}

export type ReadDocument = { packet: Packet } | { flow: PacketFlow } | null;

const protocols = new Map<string, number>([
  ['tcp', ipProtocol.tcp],
  ['udp', ipProtocol.udp],
  ['icmp', ipProtocol.icmp],
  ['ipv6-icmp', ipProtocol.icmpv6],
  ['icmpv6', ipProtocol.icmpv6],
]);

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first of several values, as text. */
function textOf(value: unknown): string | undefined {
  const [first] = Array.isArray(value) ? (value as unknown[]) : [value];
  if (typeof first === 'string' && first !== '') return first;
  return typeof first === 'number' ? String(first) : undefined;
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : Number(textOf(value) ?? NaN);
  return Number.isFinite(number) ? number : undefined;
}

/** As the decoder writes them: lower case with colons. */
const macOf = (value: unknown) => textOf(value)?.toLowerCase().replaceAll('-', ':');

/** Names as in `["syn", "ack"]`, or one text such as "SYN|ACK" or "syn,ack". */
function flagsOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value & 63;
  if (!Array.isArray(value) && typeof value !== 'string') return undefined;
  const names = Array.isArray(value) ? (value as unknown[]).map(String) : value.split(/[^a-z]+/i);
  return names.reduce<number>((bits, name) => {
    const flag = name.toLowerCase() as keyof typeof tcpFlag;
    return bits | (flag in tcpFlag ? tcpFlag[flag] : 0);
  }, 0);
}

function protocolOf(network: Fields): number | undefined {
  const number = numberOf(network.iana_number);
  return number ?? protocols.get(textOf(network.transport)?.toLowerCase() ?? '');
}

const partOf = (source: unknown, name: string): Fields => {
  const part = isFields(source) ? source[name] : undefined;
  return isFields(part) ? part : {};
};

function networkTypeOf(value: unknown): Packet['network'] {
  const text = textOf(value);
  return text === 'ipv4' || text === 'ipv6' || text === 'arp' ? text : undefined;
}

function icmpOf(icmp: Fields): IcmpMessage | undefined {
  const type = numberOf(icmp.type);
  if (type === undefined) return undefined;
  const about = partOf(icmp, 'about');
  const sourceIp = textOf(about.source_ip);
  const destinationIp = textOf(about.destination_ip);
  const message: IcmpMessage = { type, code: numberOf(icmp.code) ?? 0 };
  if (sourceIp === undefined || destinationIp === undefined) return message;
  return {
    ...message,
    about: {
      sourceIp,
      destinationIp,
      protocol: numberOf(about.iana_number) ?? -1,
      destinationPort: numberOf(about.destination_port),
    },
  };
}

function arpOf(arp: Fields): Packet['arp'] {
  const operation = numberOf(arp.operation);
  const sender = partOf(arp, 'sender');
  const target = partOf(arp, 'target');
  const [senderIp, targetIp] = [textOf(sender.ip), textOf(target.ip)];
  const senderMac = macOf(sender.mac);
  if (operation === undefined || senderIp === undefined || targetIp === undefined) return undefined;
  if (senderMac === undefined) return undefined;
  return { operation, senderIp, senderMac, targetIp, targetMac: macOf(target.mac) ?? '' };
}

/** Nanoseconds within the second that a text such as "2026-01-01T00:00:00.123456Z" names. */
function nanosecondsOf(stamp: unknown, time: number): number {
  const fraction = typeof stamp === 'string' ? /\.(\d+)/.exec(stamp)?.[1] : undefined;
  if (fraction === undefined) return (((time % 1000) + 1000) % 1000) * 1e6;
  return Number(fraction.slice(0, 9).padEnd(9, '0'));
}

function packetOf({ source, time }: DocumentOf, number: number): Packet {
  const network = partOf(source, 'network');
  const [from, to] = [partOf(source, 'source'), partOf(source, 'destination')];
  const own = partOf(source, 'packet');
  const nanoseconds = nanosecondsOf(isFields(source) ? source['@timestamp'] : undefined, time);
  const bytes = numberOf(network.bytes) ?? 0;
  const vlans = partOf(network, 'vlan').id;
  const fragment = own.fragment === true;
  const type = networkTypeOf(network.type);
  const isArp = type === 'arp';
  return {
    timeMs: Math.floor(time / 1000) * 1000 + nanoseconds / 1e6,
    nanoseconds,
    number,
    interfaceId: 0,
    bytes,
    capturedBytes: bytes,
    vlans: (Array.isArray(vlans) ? (vlans as unknown[]) : [vlans]).flatMap(
      (id) => numberOf(id) ?? [],
    ),
    sourceMac: macOf(from.mac),
    destinationMac: macOf(to.mac),
    network: type,
    // ARP goes without IP: whom it is about stands in its own fields.
    ...(isArp ? {} : { sourceIp: textOf(from.ip), destinationIp: textOf(to.ip) }),
    sourcePort: numberOf(from.port),
    destinationPort: numberOf(to.port),
    ttl: numberOf(own.ttl),
    protocol: protocolOf(network),
    ...(fragment ? { fragment } : {}),
    tcpFlags: flagsOf(partOf(source, 'tcp').flags),
    payloadBytes: numberOf(own.payload_bytes),
    application: textOf(network.protocol) === 'ssh' ? 'ssh' : undefined,
    icmp: icmpOf(partOf(source, 'icmp')),
    arp: arpOf(partOf(source, 'arp')),
  };
}

/** ECS has durations in nanoseconds. */
const nanosecondsPerMs = 1e6;

function flowOf({ source, time }: DocumentOf): PacketFlow | null {
  const [from, to] = [partOf(source, 'source'), partOf(source, 'destination')];
  const [sourceIp, destinationIp] = [textOf(from.ip), textOf(to.ip)];
  const protocol = protocolOf(partOf(source, 'network'));
  if (sourceIp === undefined || destinationIp === undefined || protocol === undefined) return null;
  const event = partOf(source, 'event');
  const start = Date.parse(textOf(event.start) ?? '');
  const durationMs = (numberOf(event.duration) ?? 0) / nanosecondsPerMs;
  const startMs = Number.isFinite(start) ? start : time - durationMs;
  const sideOf = (side: Fields) => ({
    bytes: numberOf(side.bytes) ?? 0,
    packets: numberOf(side.packets) ?? 0,
  });
  return {
    startMs,
    endMs: startMs + Math.max(0, durationMs),
    timeMs: time,
    protocol,
    sourceIp,
    destinationIp,
    sourceMac: macOf(from.mac),
    destinationMac: macOf(to.mac),
    sourcePort: numberOf(from.port),
    destinationPort: numberOf(to.port),
    forth: sideOf(from),
    back: sideOf(to),
    application: textOf(partOf(source, 'network').protocol) === 'ssh' ? 'ssh' : undefined,
    isFinal: partOf(source, 'flow').final !== false,
  };
}

/** Without a prototype: names of fields come from strangers. */
const copyOf = (fields: Fields): Fields => Object.assign(Object.create(null) as Fields, fields);

/** A document with dotted keys, such as `"source.ip"`, as objects. */
function unfolded(source: unknown): unknown {
  if (!isFields(source) || !Object.keys(source).some((key) => key.includes('.'))) return source;
  const whole = copyOf({});
  for (const [path, value] of Object.entries(source)) {
    const keys = path.split('.');
    const last = keys.pop() ?? path;
    const place = keys.reduce((at, key) => {
      const inner = at[key];
      const made = isFields(inner) ? inner : copyOf({});
      at[key] = made;
      return made;
    }, whole);
    const there = place[last];
    place[last] = isFields(value) ? copyOf({ ...(isFields(there) ? there : {}), ...value }) : value;
  }
  return whole;
}

/**
 * Null for a document that is neither: transactions of Packetbeat, which its flows contain already.
 * @param number place among the packets, which tells them apart
 */
export function readPacketDocument(document: DocumentOf, number: number): ReadDocument {
  const source = unfolded(document.source);
  const read = { source, time: document.time };
  const type = isFields(source) ? textOf(source.type) : undefined;
  const isPacket = partOf(source, 'packet').captured_bytes !== undefined;
  const sent = partOf(source, 'source');
  const hasCounts = sent.packets !== undefined || sent.bytes !== undefined;
  if (!isPacket && (type === 'flow' || (type === undefined && hasCounts))) {
    const flow = flowOf(read);
    return flow === null ? null : { flow };
  }
  return isPacket || type === undefined ? { packet: packetOf(read, number) } : null;
}

/** Orders documents of the same millisecond as their packets came. */
export function packetOrder({ source, time }: DocumentOf): [number, number] {
  const stamp = isFields(source) ? source['@timestamp'] : undefined;
  const sequence = numberOf(partOf(source, 'event').sequence) ?? 0;
  return [Math.floor(time / 1000) * 1000 + nanosecondsOf(stamp, time) / 1e6, sequence];
}
