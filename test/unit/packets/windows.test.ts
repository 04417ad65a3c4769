/** Windows of senders: those of an attacker stand out to a forest, and have the rule's name. */
import { createReadStream, existsSync } from 'fs';
import path from 'path';
import { PacketWindows } from '../../../server/detection/packets/packet_windows';
import { usualPacketWindowFeatures } from '../../../common/packet_windows';
import { readPackets } from '../../../server/features/packets/read_packets';
import { growForest } from '../../../server/forest/grow_forest';
import type { Matrix } from '../../../server/forest/forest_engine';
import { scoreTrees } from '../../../server/forest/score_trees';
import { arpSweep, pingSweep, tcpScan } from '../../../simulators/packets/attacks';
import { pcapBytes, type TimedFrame } from '../../../simulators/packets/capture_bytes';
import { flags } from '../../../simulators/packets/frames';
import { lanHost, ordinaryTraffic } from '../../../simulators/packets/ordinary_traffic';
import { inPieces } from './survey_frames';

const folder = path.resolve(__dirname, '../../../../shared/data/packets');
const start = 1_790_000_000;
const attacker = lanHost(66);

type Row = Record<string, unknown> & { source: { ip: string }; rules?: string[] };

async function windowsOf(chunks: AsyncIterable<Buffer>) {
  const windows = new PacketWindows('10s');
  const rows: Row[] = [];
  let packets = 0;
  for await (const batch of readPackets(chunks, 'test')) {
    packets += batch.packets.length;
    rows.push(...((await windows.push(batch.packets)) as Row[]));
  }
  rows.push(...(windows.finish() as Row[]));
  return { rows, packets, counts: windows.counts };
}

const ofFrames = (frames: readonly TimedFrame[]) =>
  windowsOf(inPieces(pcapBytes([...frames].sort((a, b) => a.at - b.at)), 65_536));

const names = usualPacketWindowFeatures;
const matrixOf = (rows: readonly Row[]): Matrix => ({
  values: Float64Array.from(rows.flatMap((row) => names.map((name) => row[name] as number))),
  rows: rows.length,
  columns: names.length,
});

function scoresOf(learnt: readonly Row[], judged: readonly Row[]): Float64Array {
  const forest = growForest(matrixOf(learnt), { trees: 100, sampleSize: 256, seed: 1 });
  return scoreTrees(forest, matrixOf(judged));
}

const shareAbove = (scores: Float64Array, limit: number) =>
  scores.filter((score) => score > limit).length / scores.length;

const ordinary = ordinaryTraffic({ seed: 1, start, lasts: 300 });
const ports = Array.from({ length: 200 }, (_, i) => 100 + i);
const targets = Array.from({ length: 60 }, (_, i) => lanHost(100 + i));
const middle = start + 155;

const attacks: Array<[string, TimedFrame[]]> = [
  ['syn_scan', tcpScan({ attacker, target: lanHost(30), ports, start: middle, every: 0.02, answers: 'refused' }, flags.syn)], // prettier-ignore
  ['null_scan', tcpScan({ attacker, target: lanHost(30), ports, start: middle, every: 0.02, answers: 'silent' }, 0)], // prettier-ignore
  ['host_sweep', pingSweep({ attacker, targets, start: middle, every: 0.05 })],
  ['host_sweep', arpSweep({ attacker, targets, start: middle, every: 0.05 })],
];

it.each(attacks)(
  '%s: the attacker is among the top scores, and alone has the name',
  async (rule, frames) => {
    const { rows, packets, counts } = await ofFrames([...ordinary, ...frames]);
    expect(counts.packets + counts.without_sender + counts.late).toBe(packets);
    expect(counts).toMatchObject({ windows: rows.length, late: 0 });
    const named = rows.filter((row) => row.rules !== undefined);
    expect(new Set(named.map(({ source }) => source.ip))).toEqual(new Set([attacker.ip]));
    expect(named.flatMap(({ rules }) => rules)).toEqual(named.map(() => rule));
    const scores = scoresOf(rows, rows);
    const best = Math.max(
      ...rows.map(({ source }, r) => (source.ip === attacker.ip ? (scores[r] ?? 0) : 0)),
    );
    // One client of the ordinary traffic does everything there is: a twentieth of the windows are its own.
    expect(shareAbove(scores, best)).toBeLessThan(0.06);
  },
);

it('names nobody where nobody attacks', async () => {
  const { rows } = await ofFrames(ordinary);
  expect(rows.filter(({ rules }) => rules !== undefined)).toEqual([]);
});

const [ping] = pingSweep({ attacker, targets, start: 0, every: 1 });
const strayAt = (at: number): TimedFrame => ({ at, data: ping?.data ?? Buffer.alloc(0) });
const scan = tcpScan(
  { attacker, target: lanHost(30), ports, start: middle, every: 0.02, answers: 'refused' },
  flags.syn,
);
const capture = [...ordinary, ...scan].sort((a, b) => a.at - b.at);
const joined: Array<[string, TimedFrame[]]> = [
  ['a packet from the future', [strayAt(start + 3e6), ...capture]],
  ['a packet from the future in the middle', capture.flatMap((one, i) => (i === 900 ? [strayAt(start + 3e6), one] : [one]))], // prettier-ignore
  ['an older file behind a newer one', [...ordinary.map((one) => ({ ...one, at: one.at + 9_000 })), ...capture]], // prettier-ignore
];

it.each(joined)('loses no packet behind %s, and names the scan still', async (_, frames) => {
  const { rows, packets, counts } = await windowsOf(inPieces(pcapBytes(frames), 65_536));
  expect(counts).toMatchObject({ late: 0, time_jumps: 1, windows: rows.length });
  expect(counts.packets + counts.without_sender).toBe(packets);
  const named = rows.filter((row) => row.rules !== undefined);
  expect(new Set(named.map((row) => `${row.source.ip} ${String(row.rules)}`))).toEqual(
    new Set([`${attacker.ip} syn_scan`]),
  );
});

const samples: Array<[string, string, string]> = [
  ['nmap_TCP_SYN_SCAN.pcap', '192.168.1.10', 'syn_scan'],
  ['nmap_NULL_SCAN.pcap', '192.168.1.10', 'null_scan'],
  ['nmap_UDP_SCAN.pcap', '192.168.1.10', 'udp_scan'],
  ['arppoison.pcapng', '172.16.0.105', 'arp_spoofing'],
];

const whereThere = existsSync(folder) ? describe : describe.skip;
whereThere('captures made by others', () => {
  it.each(samples)('%s: %s stands out, and %s names it alone', async (name, ip, rule) => {
    const { rows: usual } = await ofFrames(ordinary);
    const chunks = createReadStream(path.join(folder, name)) as AsyncIterable<Buffer>;
    const { rows } = await windowsOf(chunks);
    const named = rows.filter((row) => row.rules !== undefined);
    expect(new Set(named.map((row) => `${row.source.ip} ${String(row.rules)}`))).toEqual(
      new Set([`${ip} ${rule}`]),
    );
    // What makes that one odd is not how much is sent, but what is claimed.
    if (rule === 'arp_spoofing') return;
    const best = Math.max(...scoresOf(usual, named));
    expect(shareAbove(scoresOf(usual, usual), best)).toBeLessThan(0.06);
  });
});
