/** What rules find in packets they find in the documents of these packets as well. */
import type { Packet } from '../../../common/packet';
import type { SourceDocument } from '../../../server/detection/ports/source_reader';
import { rulesFor } from '../../../server/detection/rules/document_rules';
import { readPacketDocument } from '../../../server/features/packets/document_packet';
import { packetDocument } from '../../../server/features/packets/packet_document';
import { readPackets } from '../../../server/features/packets/read_packets';
import { rateWindowMs, SourceRates } from '../../../server/features/packets/source_rates';
import * as attacks from '../../../simulators/packets/attacks';
import { pcapBytes, type TimedFrame } from '../../../simulators/packets/capture_bytes';
import { flags } from '../../../simulators/packets/frames';
import { gateway, lanHost, ordinaryTraffic } from '../../../simulators/packets/ordinary_traffic';
import { Random } from '../../../simulators/random';
import { inPieces, surveyFrames } from './survey_frames';

const start = 1_790_000_000;
const attacker = lanHost(66);
const target = lanHost(30);
const scan = {
  attacker,
  target,
  ports: attacks.shuffledPorts(new Random(3), 100),
  start: start + 40,
  every: 0.01,
  answers: 'refused' as const,
};
const many = Array.from({ length: 60 }, (_, i) => lanHost(100 + i));

async function packetsOf(frames: readonly TimedFrame[]): Promise<Packet[]> {
  const sorted = [...frames].sort((a, b) => a.at - b.at);
  const packets: Packet[] = [];
  for await (const batch of readPackets(inPieces(pcapBytes(sorted), 65_536), 'test')) {
    packets.push(...batch.packets);
  }
  return packets;
}

const asDocuments = (packets: readonly Packet[]): SourceDocument[] =>
  packets.map((packet, i) => ({
    index: 'packets',
    id: String(i),
    // Elasticsearch knows milliseconds.
    time: Math.floor(packet.timeMs),
    source: JSON.parse(JSON.stringify(packetDocument(packet))) as Record<string, unknown>,
  }));

/** Of one time in the order in which Elasticsearch may have them: any. */
function disordered(documents: readonly SourceDocument[]): SourceDocument[] {
  return documents
    .map((document, place) => ({ document, place }))
    .sort((a, b) => (a.document.time ?? 0) - (b.document.time ?? 0) || b.place - a.place)
    .map(({ document }) => document);
}

async function namedIn(documents: readonly SourceDocument[]): Promise<string[]> {
  const rules = rulesFor({ kind: 'packets', rules: { policy: 'either' } });
  const matches = (await rules?.judge(disordered(documents)))?.flat() ?? [];
  return [...new Set(matches.map(({ rule, entities }) => `${rule} ${entities[0]}`))].sort();
}

const { syn, fin, psh, urg, ack } = flags;

it.each<[string, TimedFrame[]]>([
  ['SYN scan', attacks.tcpScan(scan, syn)],
  ['NULL scan', attacks.tcpScan(scan, 0)],
  ['XMAS scan', attacks.tcpScan(scan, fin | psh | urg)],
  ['ACK scan', attacks.tcpScan(scan, ack)],
  ['UDP scan', attacks.udpScan(scan)],
  ['ping sweep', attacks.pingSweep({ attacker, targets: many, start, every: 0.05 })],
  ['ARP sweep', attacks.arpSweep({ attacker, targets: many, start, every: 0.05 })],
  ['ping burst', attacks.pingBurst(attacker, target, { start, every: 0.02, count: 200 })],
  ['SSH logins', attacks.loginDictionary(attacker, target, { port: 22, start, every: 1.5, count: 40 })], // prettier-ignore
  ['nothing', []],
])('%s, in the middle of ordinary traffic', async (_, attack) => {
  const frames = [...ordinaryTraffic({ seed: 11, start, lasts: 100 }), ...attack];
  const { findings } = await surveyFrames(frames);
  const expected = findings.map(({ rule, source }) => `${rule} ${source.ip ?? source.mac}`);
  expect(await namedIn(asDocuments(await packetsOf(frames)))).toEqual(
    [...new Set(expected)].sort(),
  );
  expect(expected).toHaveLength(attack.length > 0 ? 1 : 0);
});

it('reads back all that rules look at', async () => {
  const packets = await packetsOf([
    ...ordinaryTraffic({ seed: 12, start, lasts: 200 }),
    ...attacks.udpScan(scan),
    ...attacks.arpSpoofing(attacker, [target, gateway], { start, every: 1, count: 9 }),
  ]);
  const keys = ['interfaceId', 'capturedBytes', 'problem'] as const;
  const plain = (packet: Packet) => {
    const copy = JSON.parse(JSON.stringify(packet)) as Record<string, unknown>;
    for (const key of keys) delete copy[key];
    return copy;
  };
  asDocuments(packets).forEach(({ source, time }, i) => {
    const read = readPacketDocument({ source, time: time ?? 0 }, i + 1);
    const packet = packets[i];
    if (read === null || !('packet' in read) || packet === undefined) throw new Error('no packet');
    const { icmp, arp, ...wanted } = plain(packet);
    expect(plain(read.packet)).toMatchObject(wanted);
    expect(read.packet.arp?.senderIp).toBe((arp as Packet['arp'])?.senderIp);
    expect(read.packet.icmp?.type).toBe((icmp as Packet['icmp'])?.type);
    expect(read.packet.icmp?.about?.destinationPort).toBe(
      (icmp as Packet['icmp'])?.about?.destinationPort,
    );
  });
});

it('takes dotted keys, texts for flags and names of no prototype', () => {
  const source = {
    '@timestamp': '2026-01-01T00:00:00.123456Z',
    'source.ip': '10.0.0.1',
    'source.port': 1234,
    destination: { ip: '10.0.0.2' },
    'destination.port': '80',
    'network.transport': 'tcp',
    'tcp.flags': 'SYN|ACK',
    '__proto__.polluted': true,
    'constructor.prototype.polluted': true,
  };
  const time = Date.parse('2026-01-01T00:00:00.123Z');
  expect(readPacketDocument({ source, time }, 1)).toMatchObject({
    packet: {
      timeMs: time + 0.456,
      sourceIp: '10.0.0.1',
      sourcePort: 1234,
      destinationIp: '10.0.0.2',
      destinationPort: 80,
      protocol: 6,
      tcpFlags: syn | ack,
    },
  });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it('passes over transactions, which flows contain', () => {
  const source = {
    type: 'dns',
    source: { ip: '10.0.0.1', bytes: 40 },
    network: { transport: 'udp' },
  };
  expect(readPacketDocument({ source, time: 0 }, 1)).toBeNull();
});

it('tells of each sender how much it sent, and to how many', async () => {
  const packets = await packetsOf(attacks.tcpScan({ ...scan, answers: 'silent' }, syn));
  const rates = new SourceRates();
  const last = packets.map((packet) => rates.add(packet)).at(-1);
  const ofAttacker = packets.filter(({ sourceIp }) => sourceIp === attacker.ip);
  expect(last).toEqual({ packets: ofAttacker.length, targets: 1, ports: 100 });
  const [first] = packets;
  if (first === undefined) throw new Error('no packet');
  const later = { ...first, timeMs: (packets.at(-1)?.timeMs ?? 0) + rateWindowMs + 1_000 };
  expect(rates.add(later)).toEqual({ packets: 1, targets: 1, ports: 1 });
});
