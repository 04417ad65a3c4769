/**
 * Packets live: a capture is played at a steady rate into Elasticsearch by `capture --replay`, a process
 * of its own, while a detector of kind `packets` scores it with its rules on. How long each packet takes
 * from its time to a verdict that a search finds, and whether the lag stays as it is.
 *
 * Packet k has the time start + k / rate; verdicts come in the order of time. So when a search finds n
 * verdicts, packet n has just got its own.
 *
 *     npm run bench:live [-- --json FILE] [--rate 5000] [--for 5m] [--interval 1s] [--query-delay 4s]
 */
import { spawn } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import os from 'os';
import path from 'path';
import { setTimeout as delay } from 'timers/promises';
import { durationToMs } from '../common/codecs/bounded';
import { createDetector } from '../server/detection/detectors/create_detector';
import { trainDetector } from '../server/detection/models/train_detector';
import { shuffledPorts, tcpScan } from '../simulators/packets/attacks';
import { pcapBytes } from '../simulators/packets/capture_bytes';
import { flags } from '../simulators/packets/frames';
import { lanHost, ordinaryTraffic } from '../simulators/packets/ordinary_traffic';
import { Random } from '../simulators/random';
import { projectRoot } from '../standalone/project_root';
import { TimerScheduler } from '../standalone/scheduler';
import { withCluster, type BenchmarkCluster } from './support/cluster';
import { percentile, report, type Check } from './support/report';

const option = (name: string, fallback: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : (process.argv[at + 1] ?? fallback);
};
const rate = Number(option('rate', '5000'));
const lasts = option('for', '5m');
const lastsMs = durationToMs(lasts);
const interval = option('interval', '1s');
const queryDelay = option('query-delay', '4s');
/** Milliseconds within which a verdict has to be there. */
const longestDelayMs = 10_000;
const pollMs = 250;
const spanMs = 30_000;
/** What a lag may grow by, from the first span that has warmed up to the last. */
const mostGrowthMs = 1_000;
const trainingPackets = 20_000;
const index = 'live';
const { signal } = new AbortController();
const say = (text: string) => void process.stderr.write(`${text}\n`);

/** Ten minutes of an ordinary network with a SYN scan within. */
function capture(): Buffer {
  const start = 1_790_000_000;
  const ordinary = ordinaryTraffic({ seed: 5, start, lasts: 600 });
  const scan = tcpScan(
    {
      attacker: lanHost(66),
      target: lanHost(30),
      ports: shuffledPorts(new Random(5), 400),
      start: start + 5,
      every: 0.02,
      answers: 'refused',
    },
    flags.syn,
  );
  return pcapBytes([...ordinary, ...scan].sort((a, b) => a.at - b.at));
}

/** The command that a person would use. */
function play(url: string, file: string, options: readonly string[]) {
  const cli = path.join(projectRoot(), 'bin/anomaly-forest.js');
  const child = spawn(
    process.execPath,
    [cli, 'capture', '--file', file, '--index', index, '--elasticsearch', url, ...options],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`capture ended with ${String(code)}`)),
    );
  });
}

interface Seen {
  /** Milliseconds since the first packet. */
  atMs: number;
  /** Verdicts that a search finds. */
  verdicts: number;
  /** Packets whose documents a search finds. */
  packets: number;
}

interface Span {
  from_s: number;
  /** Milliseconds from the time of the newest packet with a verdict to now. */
  lag: { p50: number; p95: number; max: number };
  /** Milliseconds from the time of a packet until its verdict was found. */
  delay: { p50: number; p95: number; p99: number; max: number };
  /** Milliseconds from the time of a packet until its document was found. */
  arrival_p95: number;
}

const timeOf = (packet: number) => (packet * 1000) / rate;

/** Of packets 10 ms apart: when each was first found. */
function delaysOf(seen: readonly Seen[], of: 'verdicts' | 'packets'): Array<[number, number]> {
  const every = Math.max(1, Math.round(rate / 100));
  const delays: Array<[number, number]> = [];
  let packet = 0;
  for (const poll of seen) {
    for (; packet < poll[of]; packet += every) {
      delays.push([timeOf(packet), poll.atMs - timeOf(packet)]);
    }
  }
  return delays;
}

function spansOf(seen: readonly Seen[]): Span[] {
  const inSpan = (from: number) => (time: number) => time >= from && time < from + spanMs;
  const [verdicts, arrivals] = [delaysOf(seen, 'verdicts'), delaysOf(seen, 'packets')];
  return Array.from({ length: Math.ceil(lastsMs / spanMs) }, (_, i): Span => {
    const within = inSpan(i * spanMs);
    const lags = seen
      .filter(({ atMs }) => within(atMs) && atMs < lastsMs)
      .map(({ atMs, verdicts: count }) => atMs - timeOf(count));
    const of = (delays: Array<[number, number]>) =>
      delays.filter(([time]) => within(time)).map(([, ms]) => ms);
    const delays = of(verdicts);
    const at = (values: number[], share: number) => Math.round(percentile(values, share));
    return {
      from_s: (i * spanMs) / 1000,
      lag: { p50: at(lags, 0.5), p95: at(lags, 0.95), max: at(lags, 1) },
      delay: {
        p50: at(delays, 0.5),
        p95: at(delays, 0.95),
        p99: at(delays, 0.99),
        max: at(delays, 1),
      },
      arrival_p95: at(of(arrivals), 0.95),
    };
  });
}

async function firstTime({ client }: BenchmarkCluster, after: number): Promise<number | null> {
  const answer = await client.search<{ '@timestamp': string }>({
    index,
    size: 1,
    query: { range: { '@timestamp': { gte: after } } },
    sort: [{ '@timestamp': 'asc' }],
  });
  const stamp = answer.hits.hits[0]?._source?.['@timestamp'];
  return stamp === undefined ? null : Date.parse(stamp);
}

async function waitForFirst(cluster: BenchmarkCluster, after: number): Promise<number> {
  for (;;) {
    const time = await firstTime(cluster, after);
    if (time !== null) return time;
    await delay(50);
  }
}

async function watch(cluster: BenchmarkCluster, start: number, total: () => number | null) {
  const seen: Seen[] = [];
  const query = { range: { '@timestamp': { gte: start } } };
  const counted = async (name: string) =>
    (await cluster.client.count({ index: name, query, ignore_unavailable: true })).count;
  const deadline = start + lastsMs + 60_000;
  while (Date.now() < deadline) {
    const [verdicts, packets] = await Promise.all([counted(`${index}-ml`), counted(index)]);
    seen.push({ atMs: Date.now() - start, verdicts, packets });
    if (total() !== null && verdicts >= packets && Date.now() > start + lastsMs + 3_000) break;
    await delay(pollMs);
  }
  return seen;
}

interface Outcome {
  seen: Seen[];
  packets: number;
  verdicts: number;
  byRule: number;
  peakRss: number;
}

async function measure(cluster: BenchmarkCluster, file: string): Promise<Outcome> {
  const { client, ports, url } = cluster;
  say(`Taking in ${trainingPackets} packets to learn from ...`);
  const learnMs = Math.ceil((trainingPackets / rate) * 1000);
  await play(url, file, ['--replay', String(rate), '--for', `${learnMs}ms`]);
  const detector = await createDetector(ports, {
    id: 'live',
    kind: 'packets',
    source: { indices: [index], query_delay: queryDelay },
    destination: { index: `${index}-ml` },
    schedule: { interval, reconcile_interval: '10m' },
  });
  await trainDetector(ports, detector.id, signal);
  const scheduler = new TimerScheduler(ports);
  await scheduler.start();
  try {
    await delay(5_000);
    const after = Date.now();
    say(`Playing ${rate} packets a second for ${lasts} ...`);
    let ended: number | null = null;
    const playing = play(url, file, ['--replay', String(rate), '--for', lasts]).then(() => {
      ended = Date.now();
    });
    const start = await waitForFirst(cluster, after);
    const seen = await watch(cluster, start, () => ended);
    await playing;
    const query = { range: { '@timestamp': { gte: start } } };
    const named = { bool: { filter: [query, { term: { 'ml.rules': 'syn_scan' } }] } };
    return {
      seen,
      packets: (await client.count({ index, query })).count,
      verdicts: (await client.count({ index: `${index}-ml`, query })).count,
      byRule: (await client.count({ index: `${index}-ml`, query: named })).count,
      peakRss: process.resourceUsage().maxRSS * 1024,
    };
  } finally {
    await scheduler.stop();
  }
}

function checksOf({ seen, packets, verdicts, byRule, peakRss }: Outcome, spans: Span[]): Check[] {
  const all = delaysOf(seen, 'verdicts').map(([, ms]) => ms);
  const [p95, p99] = [percentile(all, 0.95), percentile(all, 0.99)];
  // The first half minute warms up.
  const warm = spans[Math.min(1, spans.length - 1)];
  const last = spans[spans.length - 1];
  const growth = (last?.lag.p50 ?? Infinity) - (warm?.lag.p50 ?? 0);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const wanted = (rate * lastsMs) / 1000;
  return [
    {
      what: 'from packet to verdict, 95th and 99th percentile',
      seen: `${seconds(p95)}, ${seconds(p99)}`,
      wanted: `at most ${seconds(longestDelayMs)}`,
      ok: p99 <= longestDelayMs,
    },
    {
      what: 'median lag of the last half minute, beside the second',
      seen: `${seconds(last?.lag.p50 ?? NaN)}, ${seconds(warm?.lag.p50 ?? NaN)}`,
      wanted: `no more than ${seconds(mostGrowthMs)} longer`,
      ok: growth <= mostGrowthMs,
    },
    {
      what: 'packets played, and their verdicts',
      seen: `${packets.toLocaleString()}, ${verdicts.toLocaleString()}`,
      wanted: `at least ${(0.98 * wanted).toLocaleString()}, all`,
      ok: packets >= 0.98 * wanted && verdicts === packets,
    },
    {
      what: 'verdicts that name the SYN scan within',
      seen: byRule.toLocaleString(),
      wanted: 'some',
      ok: byRule > 0,
    },
    {
      what: 'peak memory of the host that scores',
      seen: `${(peakRss / 1e6).toFixed(0)} MB`,
      wanted: 'under 700 MB',
      ok: peakRss < 700e6,
    },
  ];
}

function printSpans(spans: readonly Span[]): void {
  say('\n  from   lag p50   p95   max   delay p50   p95   p99   max   document p95   (ms)');
  for (const { from_s: from, lag, delay: late, arrival_p95: arrival } of spans) {
    const cells = [
      from,
      lag.p50,
      lag.p95,
      lag.max,
      late.p50,
      late.p95,
      late.p99,
      late.max,
      arrival,
    ];
    say(cells.map((cell) => String(cell).padStart(8)).join(''));
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'anomaly-forest-live-'));
  try {
    const file = path.join(folder, 'network.pcap');
    writeFileSync(file, capture());
    const outcome = await withCluster((cluster) => measure(cluster, file));
    const spans = spansOf(outcome.seen);
    printSpans(spans);
    report('live', checksOf(outcome, spans), { rate, lasts, interval, queryDelay, spans });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
