import type { Packet } from '../../../common/packet';
import { pcapBytes, pcapngBytes, type TimedFrame } from '../../../simulators/packets/capture_bytes';
import {
  arp,
  echo,
  ethernet,
  flags,
  icmpError,
  ip,
  tcp,
  udp,
} from '../../../simulators/packets/frames';
import { lanHost, ordinaryTraffic } from '../../../simulators/packets/ordinary_traffic';
import { packetDocument } from './packet_document';
import { readPackets } from './read_packets';

const [a, b] = [lanHost(1), lanHost(2)];
const at = 1_790_000_000.123456;
const question = tcp(a, b, { from: 40_000, to: 443, flags: flags.syn });
const frames: TimedFrame[] = [
  { at, data: question },
  { at: at + 1, data: udp(b, a, { from: 53, to: 999, payload: Buffer.alloc(33) }) },
  { at: at + 2, data: echo(a, b) },
];

async function read(bytes: Buffer, size = bytes.length) {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let from = 0; from < bytes.length; from += size) {
      yield await Promise.resolve(bytes.subarray(from, from + size));
    }
  }
  const packets: Packet[] = [];
  const unread = [];
  for await (const batch of readPackets(chunks(), 'x.pcap')) {
    packets.push(...batch.packets);
    unread.push(...batch.unread);
  }
  return { packets, unread };
}

const one = async (data: Buffer, linkType = 1): Promise<Packet> => {
  const { packets } = await read(pcapBytes([{ at, data }], { linkType }));
  const [packet] = packets;
  if (packet === undefined) throw new Error('no packet');
  return packet;
};

const forms = [true, false].flatMap((littleEndian) =>
  [true, false].map((nanoseconds) => ({ littleEndian, nanoseconds })),
);

describe('capture files', () => {
  it.each(forms)('reads pcap and pcapng alike: %j', async (form) => {
    const fromPcap = await read(pcapBytes(frames, form));
    expect(fromPcap.unread).toEqual([]);
    expect(fromPcap.packets).toMatchObject([
      {
        sourceIp: a.ip,
        destinationIp: b.ip,
        sourcePort: 40_000,
        destinationPort: 443,
        tcpFlags: 2,
      },
      { sourceIp: b.ip, sourcePort: 53, destinationPort: 999, payloadBytes: 33 },
      { icmp: { type: 8, code: 0 }, sourceMac: a.mac, destinationMac: b.mac, number: 3 },
    ]);
    expect(fromPcap.packets[0]?.timeMs).toBeCloseTo(at * 1000, 2);
    expect(await read(pcapngBytes(frames, form))).toEqual(fromPcap);
    expect(await read(pcapngBytes(frames, form), 7)).toEqual(fromPcap);
    expect(await read(pcapBytes(frames, form), 1)).toEqual(fromPcap);
  });

  it.each([
    ['pcap', pcapBytes(frames)],
    ['pcapng', pcapngBytes(frames)],
  ])('loses nothing of a %s that is cut anywhere', async (_, bytes) => {
    const whole = await read(bytes);
    for (let length = 4; length < bytes.length; length += 1) {
      const cut = await read(bytes.subarray(0, length));
      expect(cut.packets).toEqual(whole.packets.slice(0, cut.packets.length));
      const [rest] = cut.unread;
      if (rest !== undefined) {
        expect(rest).toMatchObject({ problem: 'capture_cut' });
        expect(rest.offset + rest.bytes).toBe(length);
      }
    }
  });

  it('keeps the interfaces of a file apart, each with its link type', async () => {
    const raw = { at: at + 3, data: question.subarray(14), interfaceId: 1 };
    const lost = { at: at + 4, data: question, interfaceId: 9 };
    const { packets } = await read(pcapngBytes([...frames, raw, lost], { linkTypes: [1, 101] }));
    expect(packets.slice(3)).toMatchObject([
      { interfaceId: 1, sourceIp: a.ip, destinationPort: 443 },
      { interfaceId: 9, problem: 'unknown_interface' },
    ]);
  });

  it('reads the sections of files that were joined', async () => {
    const [first, second] = [{ littleEndian: true }, { littleEndian: false }];
    const { packets } = await read(
      Buffer.concat([pcapngBytes(frames, first), pcapngBytes(frames, second)]),
    );
    expect(packets.map(({ interfaceId }) => interfaceId)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it.each([
    ['pcap', pcapBytes(frames)],
    ['pcapng', pcapngBytes(frames)],
  ])('counts what stands behind a damaged record of a %s', async (_, bytes) => {
    const damaged = Buffer.concat([bytes, Buffer.alloc(400, 0xff), bytes]);
    const { packets, unread } = await read(damaged, 100);
    expect(packets).toHaveLength(3);
    expect(unread).toEqual([
      { problem: 'record_malformed', offset: bytes.length, bytes: 400 + bytes.length },
    ]);
  });

  it.each([
    ['text', Buffer.from('@timestamp,value\n1,2\n')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ code: 'CAPTURE_FORMAT_UNKNOWN' });
  });
});

describe('link layers', () => {
  const inside = question.subarray(14);
  const cooked1 = Buffer.concat([Buffer.from('000000010006', 'hex'), Buffer.from('020000000101', 'hex'), Buffer.from('00000800', 'hex'), inside]); // prettier-ignore
  const cooked2 = Buffer.concat([Buffer.from('0800000000000002000104060200000001010000', 'hex'), inside]); // prettier-ignore
  const family = (bytes: number[]) => Buffer.concat([Buffer.from(bytes), inside]);
  const snap = Buffer.concat([question.subarray(0, 12), Buffer.from('0030aaaa030000000800', 'hex'), inside]); // prettier-ignore
  const pppoe = ethernet({ from: a.mac, to: b.mac, type: 0x8864 }, Buffer.concat([Buffer.from('11000001002a0021', 'hex'), inside])); // prettier-ignore

  it.each([
    ['Ethernet', 1, question],
    ['Ethernet with 802.2 SNAP', 1, snap],
    ['PPPoE', 1, pppoe],
    ['raw IP', 101, inside],
    ['Linux cooked', 113, cooked1],
    ['Linux cooked, version 2', 276, cooked2],
    ['loopback, little-endian', 0, family([2, 0, 0, 0])],
    ['loopback, big-endian', 0, family([0, 0, 0, 2])],
    ['loopback of OpenBSD', 108, family([0, 0, 0, 2])],
  ])('reads %s', async (_, linkType, data) => {
    const packet = await one(data, linkType);
    expect(packet).toMatchObject({ sourceIp: a.ip, destinationPort: 443, tcpFlags: 2 });
    expect(packet.problem).toBeUndefined();
  });

  it('peels VLAN tags off', async () => {
    const data = echo(a, b, false, { vlans: [5, 77] });
    expect(await one(data)).toMatchObject({ vlans: [5, 77], icmp: { type: 8 } });
  });
});

describe('packets that cannot be read to the end', () => {
  const broken = (offset: number, value: number): Buffer => {
    const data = Buffer.from(question);
    data.writeUInt8(value, offset);
    return data;
  };

  it.each([
    ['unknown_link_type', question, 147],
    ['unknown_network_protocol', ethernet({ from: a.mac, to: b.mac, type: 0x88cc }, Buffer.alloc(9)), 1], // prettier-ignore
    ['header_cut', question.subarray(0, 10), 1],
    ['header_cut', question.subarray(0, 30), 1],
    ['header_cut', question.subarray(0, 40), 1],
    ['bad_length', broken(14, 0x41), 1],
    ['bad_length', broken(14 + 20 + 12, 0x10), 1],
    ['bad_length', broken(14 + 20 + 12, 0xf0), 1],
  ])('says %s', async (problem, data, linkType) => {
    const packet = await one(data, linkType);
    expect(packet).toMatchObject({ problem, capturedBytes: data.length });
    expect(packetDocument(packet)).toMatchObject({ error: { code: problem } });
  });

  it('names the link type that is not read', async () => {
    const packet = await one(question, 147);
    expect(packetDocument(packet).error).toMatchObject({ message: 'link type 147' });
    expect(packetDocument(await one(question)).error).toBeUndefined();
  });

  it('never fails, wherever a packet is cut or damaged', async () => {
    const traffic = ordinaryTraffic({ seed: 2, start: at, lasts: 30 }).slice(0, 400);
    for (const { data } of traffic) {
      const cut = data.subarray(0, data.length % 61);
      const damaged = Buffer.from(data);
      damaged.writeUInt8((data[20] ?? 0) ^ 0xff, 14 + (data.length % 20));
      for (const bytes of [cut, damaged]) {
        expect((await one(bytes)).capturedBytes).toBe(bytes.length);
      }
    }
  });

  it('keeps what was read before', async () => {
    expect(await one(question.subarray(0, 38))).toMatchObject({
      sourceIp: a.ip,
      destinationPort: 443,
      problem: 'header_cut',
    });
  });
});

describe('what packets say', () => {
  it('reads ARP and the packet that an ICMP error is about', async () => {
    expect(await one(arp({ operation: 1, sender: a, target: b }))).toMatchObject({
      arp: { operation: 1, senderIp: a.ip, senderMac: a.mac, targetIp: b.ip },
    });
    const about = udp(a, b, { from: 1234, to: 99 });
    expect(await one(icmpError(b, a, { type: 3, code: 3, about }))).toMatchObject({
      icmp: { type: 3, code: 3, about: { sourceIp: a.ip, destinationPort: 99, protocol: 17 } },
    });
  });

  it('goes through the extension headers of IPv6', async () => {
    const [from, to] = [
      { ...a, ip: '2001:db8::1' },
      { ...b, ip: 'fe80::2' },
    ];
    const options = Buffer.concat([Buffer.from([6, 0, 1, 4, 0, 0, 0, 0]), question.subarray(34)]);
    expect(await one(ip(from, to, { protocol: 60, data: options }))).toMatchObject({
      network: 'ipv6',
      sourceIp: '2001:db8::1',
      destinationIp: 'fe80::2',
      protocol: 6,
      destinationPort: 443,
      payloadBytes: 0,
    });
  });

  it('says of a part without the header that its first part is not there', async () => {
    const part = { offset: 1480, more: false };
    const data = ip(a, b, { protocol: 17, data: Buffer.alloc(20), id: 5, part });
    expect(await one(data)).toMatchObject({ fragment: true, problem: 'fragment_without_header' });
  });

  it('becomes a document with the names of ECS', async () => {
    const { packets } = await read(pcapBytes(frames.slice(0, 1)));
    const documents = packets.map((packet) => JSON.parse(JSON.stringify(packetDocument(packet))) as unknown); // prettier-ignore
    expect(documents).toEqual([
      {
        '@timestamp': '2026-09-21T14:13:20.123456Z',
        log_type: 'packet',
        event: { kind: 'event', category: ['network'], dataset: 'packet', sequence: 1 },
        network: { type: 'ipv4', transport: 'tcp', iana_number: '6', bytes: 54, packets: 1 },
        source: { ip: a.ip, port: 40_000, mac: '02-00-00-00-01-01' },
        destination: { ip: b.ip, port: 443, mac: '02-00-00-00-02-01' },
        observer: { ingress: { interface: { id: '0' } } },
        packet: { captured_bytes: 54, payload_bytes: 0, ttl: 64, tcp_flags: 'syn' },
        tcp: { flags: ['syn'] },
      },
    ]);
  });
});
