/**
 * The loop on a real Elasticsearch: rows a second from documents to results, beside the same loop
 * without scoring and beside a bare copy of the documents, in one run; memory of the process; delay
 * of its event loop.
 *
 *     npm run bench:loop [-- --json FILE] [--rows 100000,1000000] [--pairs 3]
 */
import { spawnSync } from 'child_process';
import { createDetector } from '../server/detection/detectors/create_detector';
import { trainDetector } from '../server/detection/models/train_detector';
import { rocketRowId, simulateRocket } from '../simulators/rocket/simulate_rocket';
import { rocketChannels } from '../simulators/rocket/rocket_row';
import { withCluster, type BenchmarkCluster } from './support/cluster';
import { median, report, type Check } from './support/report';

/** What one run in a process of its own measured. */
export interface LoopMeasurement {
  /** A copy of the documents; results written as ever but not scored; results scored; another training. */
  mode: 'copy' | 'write' | 'score' | 'train';
  rows: number;
  seconds: number;
  /** Peak resident memory of the process, bytes. */
  peak_rss: number;
  /** 99th percentile of the event loop's delay, milliseconds. */
  event_loop_p99_ms: number;
  /** The longest, milliseconds. */
  event_loop_max_ms: number;
}

const option = (name: string, fallback: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : (process.argv[at + 1] ?? fallback);
};
const sizes = option('rows', '100000,1000000').split(',').map(Number);
const pairs = Number(option('pairs', '3'));
const batch = 5_000;
const { signal } = new AbortController();

async function fill({ client }: BenchmarkCluster, index: string, rows: number): Promise<void> {
  process.stderr.write(`Writing ${rows.toLocaleString()} rows to ${index} ...\n`);
  const rocket = simulateRocket({ seed: 7, anomalyRate: 0.02 });
  for (let n = 0; n < rows;) {
    const operations: object[] = [];
    for (; operations.length < 2 * batch && n < rows; n++) {
      operations.push({ index: { _id: rocketRowId(7, n) } }, rocket.next().value);
    }
    const answer = await client.bulk({ index, operations });
    if (answer.errors) throw new Error('Rows were refused');
  }
  await client.indices.refresh({ index });
  await client.indices.forcemerge({ index, max_num_segments: 1 });
}

function measure(url: string, detectorId: string, mode: LoopMeasurement['mode']): LoopMeasurement {
  const child = spawnSync(
    process.execPath,
    ['packaging/run_ts.js', 'benchmarks/loop_run.ts', url, detectorId, mode],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (child.status !== 0) throw new Error(`The ${mode} run failed`);
  const measured = JSON.parse(child.stdout) as LoopMeasurement;
  process.stderr.write(
    `  ${mode.padEnd(5)} ${Math.round(measured.rows / measured.seconds).toLocaleString()} rows/s, ` +
      `peak ${Math.round(measured.peak_rss / 1e6)} MB, event loop p99 ${measured.event_loop_p99_ms.toFixed(1)} ms, longest ${measured.event_loop_max_ms.toFixed(1)} ms\n`,
  );
  return measured;
}

async function measureSize(cluster: BenchmarkCluster, rows: number): Promise<LoopMeasurement[]> {
  const id = `loop-${rows}`;
  await fill(cluster, id, rows);
  await createDetector(cluster.ports, {
    id,
    source: { indices: [id] },
    features: [...rocketChannels],
    destination: { index: `${id}-ml` },
  });
  await trainDetector(cluster.ports, id, signal);
  const measured: LoopMeasurement[] = [];
  // Alternating order, so that a machine that slows down or warms up favours neither.
  for (let pair = 0; pair < (rows > 500_000 ? Math.min(pairs, 2) : pairs); pair++) {
    const modes = ['copy', 'write', 'score'] as const;
    for (const mode of pair % 2 === 0 ? modes : [...modes].reverse()) {
      // Each run writes to an empty index: overwriting costs Elasticsearch more than writing.
      await cluster.client.indices.delete({ index: `${id}-ml`, ignore_unavailable: true });
      measured.push(measure(cluster.url, id, mode));
    }
  }
  measured.push(measure(cluster.url, id, 'train'));
  await cluster.client.indices.delete({ index: [id, `${id}-ml`] });
  return measured;
}

const of = (mode: LoopMeasurement['mode'], runs: LoopMeasurement[]) =>
  runs.filter((run) => run.mode === mode);
const rate = ({ rows, seconds }: LoopMeasurement) => rows / seconds;

const besides = {
  copy: 'a bare copy',
  write: 'the same reader and writer without scoring',
} as const;

/** Without scoring the loop writes the same fields, but for the reasons of anomalies; the bare copy writes twelve fewer. */
function throughputCheck(
  rows: number,
  runs: LoopMeasurement[],
  beside: keyof typeof besides,
): Check {
  const ratios = of('score', runs).map(
    (run, pair) => rate(run) / rate(of(beside, runs)[pair] ?? run),
  );
  const ratio = median(ratios);
  const shown = (mode: LoopMeasurement['mode']) =>
    Math.round(median(of(mode, runs).map(rate))).toLocaleString();
  return {
    what: `throughput, ${rows.toLocaleString()} rows`,
    seen: `${ratio.toFixed(2)} of ${besides[beside]} (${shown('score')} beside ${shown(beside)} rows/s; ratios ${ratios.map((r) => r.toFixed(2)).join(', ')})`,
    wanted: beside === 'write' ? 'at least 0.80' : 'shown',
    ok: beside === 'copy' || ratio >= 0.8,
  };
}

function delayCheck(mode: 'score' | 'train', runs: LoopMeasurement[]): Check {
  const worst = Math.max(...of(mode, runs).map((run) => run.event_loop_p99_ms));
  const longest = Math.max(...of(mode, runs).map((run) => run.event_loop_max_ms));
  const [{ rows } = { rows: 0 }] = of(mode, runs);
  return {
    what: `event loop delay p99, ${mode} ${rows.toLocaleString()} rows`,
    seen: `${worst.toFixed(1)} ms (longest ${longest.toFixed(1)} ms)`,
    wanted: 'under 50 ms',
    ok: worst < 50,
  };
}

function memoryChecks(peaks: Map<number, number>): Check[] {
  const ordered = [...peaks].sort(([a], [b]) => a - b);
  const [smallest] = ordered;
  const largest = ordered[ordered.length - 1];
  if (smallest === undefined || largest === undefined) return [];
  const ratio = largest[1] / smallest[1];
  const megabytes = largest[1] / 1e6;
  return [
    {
      what: `peak memory, ${largest[0].toLocaleString()} beside ${smallest[0].toLocaleString()} rows`,
      seen: `${ratio.toFixed(2)} times`,
      wanted: 'at most 1.2 times',
      ok: ratio <= 1.2,
    },
    {
      what: `peak memory, ${largest[0].toLocaleString()} rows`,
      seen: `${megabytes.toFixed(0)} MB`,
      wanted: 'under 700 MB',
      ok: megabytes < 700,
    },
  ];
}

async function main(): Promise<void> {
  const runs = new Map<number, LoopMeasurement[]>();
  await withCluster(async (cluster) => {
    for (const rows of sizes) runs.set(rows, await measureSize(cluster, rows));
  });
  const peaks = new Map(
    [...runs].map(([rows, measured]) => [
      rows,
      median(of('score', measured).map((run) => run.peak_rss)),
    ]),
  );
  const checks = [...runs].flatMap(([rows, measured]) => [
    throughputCheck(rows, measured, 'write'),
    throughputCheck(rows, measured, 'copy'),
    delayCheck('score', measured),
    delayCheck('train', measured),
  ]);
  report('loop', [...checks, ...memoryChecks(peaks)], Object.fromEntries(runs));
}

void main();
