/**
 * Windows of users: 500,000 simulated security events of 200 users, an attack in 1 % of their windows,
 * three seeds. How long the features take and what memory they need, in a stream and out of a real
 * Elasticsearch; what is found in the top 1 % of the windows, beside scikit-learn's forest on the same
 * matrix, by attack. The measures are those that a detector of windows has when it names none.
 *
 *     npm run bench:windows [-- --json FILE]
 */
import { completeDetector } from '../common/complete_detector';
import { completeWindows, usualMeasures } from '../common/windows';
import { WindowStream, type ClosedWindow } from '../server/features/windows/window_stream';
import { securityAttacks, toEcs } from '../simulators/security/security_event';
import { securityEventId, simulateSecurity } from '../simulators/security/simulate_security';
import { withCluster, type BenchmarkCluster } from './support/cluster';
import { deviation, mean, report, type Check } from './support/report';
import { findBoth, type Found, type LabelledWindows } from './windows_found';
import { ecsTypes } from '../simulators/security/index_types';

const events = 500_000;
const users = 200;
const attackRate = 0.01;
const dataSeeds = [1, 2, 3];
const mostSeconds = 60;
const batch = 10_000;
const label = 'labels.anomaly_type';
const { signal } = new AbortController();

const windows = completeWindows({ keep: [label] });
const columns = usualMeasures.map(({ name }) => name);
const residentMb = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

interface Features extends LabelledWindows {
  seconds: number;
  /** Resident memory after each tenth of the events, MB. */
  resident_mb: number[];
}

/** Rows as they come, without the windows that they were. */
class Collector {
  private readonly rows: number[][] = [];
  private readonly attacks: Array<Set<string>> = [];

  take({ values, kept }: Pick<ClosedWindow, 'values' | 'kept'>): void {
    this.rows.push(columns.map((name) => values[name] ?? 0));
    this.attacks.push(new Set((kept[label] ?? []).filter((kind) => kind !== 'none')));
  }

  labelled(): LabelledWindows {
    const values = Float64Array.from(this.rows.flat());
    const matrix = { values, rows: this.rows.length, columns: columns.length };
    return { matrix, attacks: this.attacks };
  }
}

const simulate = (seed: number) => simulateSecurity({ seed, users, attackRate });

/** Simulated and computed in turn, so that no more than a batch of events is held; computing is timed. */
function computeFeatures(seed: number): Features {
  const simulated = simulate(seed);
  const stream = new WindowStream(windows);
  const collector = new Collector();
  const resident: number[] = [];
  let ms = 0;
  for (let done = 0; done < events; done += batch) {
    const part = Array.from({ length: batch }, () => {
      const event = simulated.next().value;
      return { time: Date.parse(event['@timestamp']), source: toEcs(event) };
    });
    const began = performance.now();
    for (const event of part) for (const window of stream.push(event)) collector.take(window);
    ms += performance.now() - began;
    if ((done + batch) % (events / 10) === 0) resident.push(residentMb());
  }
  for (const window of stream.flush()) collector.take(window);
  return { ...collector.labelled(), seconds: ms / 1000, resident_mb: resident };
}

async function fill({ client }: BenchmarkCluster, index: string): Promise<void> {
  await client.indices.create({ index, mappings: { properties: ecsTypes } });
  const [seed = 1] = dataSeeds;
  const simulated = simulate(seed);
  for (let n = 0; n < events;) {
    const operations: object[] = [];
    for (; operations.length < 2 * batch && n < events; n++) {
      const _id = securityEventId(seed, n);
      operations.push({ index: { _id } }, toEcs(simulated.next().value));
    }
    const answer = await client.bulk({ index, operations });
    if (answer.errors) throw new Error('Events were refused');
  }
  await client.indices.refresh({ index });
}

/** The windows of the first seed as a detector reads them. */
async function readFeatures(cluster: BenchmarkCluster) {
  const index = 'security-events';
  await fill(cluster, index);
  const { source } = completeDetector({
    id: 'users',
    source: { indices: [index], windows: { keep: [label] } },
  });
  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  const before = residentMb();
  let peak = before;
  let rows = 0;
  const pages = cluster.ports.reader.pages(source, { from: null, to: null }, signal);
  for await (const page of pages) {
    rows += page.length;
    peak = Math.max(peak, residentMb());
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - began) / 1000;
  return { rows, seconds, cpu_seconds: (user + system) / 1e6, before, peak };
}

const show = (values: number[]) => `${mean(values).toFixed(3)} ± ${deviation(values).toFixed(3)}`;

const isNoWorse = (ours: number[], theirs: number[]) =>
  mean(ours) >= mean(theirs) - deviation(theirs);

function beside(what: string, ours: number[], theirs: number[]): Check {
  return {
    what,
    seen: `${show(ours)}, scikit-learn ${show(theirs)}`,
    wanted: 'no lower, beyond its spread',
    ok: isNoWorse(ours, theirs),
  };
}

function shown(what: string, ours: number[], theirs: number[]): Check {
  return { ...beside(what, ours, theirs), wanted: 'printed', ok: true };
}

function checksOf(seed: number, { ours, theirs }: { ours: Found; theirs: Found }): Check[] {
  const of = (what: string) => `seed ${seed}: ${what}`;
  return [
    beside(of('precision in the top 1 %'), ours.precision, theirs.precision),
    beside(of('recall in the top 1 %'), ours.recall, theirs.recall),
    shown(of('ROC-AUC'), ours.roc_auc, theirs.roc_auc),
    shown(of('average precision'), ours.average_precision, theirs.average_precision),
    ...securityAttacks.map((kind) =>
      shown(of(`hit-rate of ${kind}`), ours.hit_rate[kind], theirs.hit_rate[kind]),
    ),
  ];
}

function timeCheck(what: string, seconds: number, more: string): Check {
  return {
    what,
    seen: `${seconds.toFixed(1)} s, ${more}`,
    wanted: `at most ${mostSeconds} s`,
    ok: seconds <= mostSeconds,
  };
}

async function main(): Promise<void> {
  const checks: Check[] = [];
  const details: object[] = [];
  let rowsOfFirst = 0;
  for (const seed of dataSeeds) {
    process.stderr.write(`Seed ${seed} ...\n`);
    const { seconds, resident_mb: resident, ...labelled } = computeFeatures(seed);
    const { rows } = labelled.matrix;
    if (seed === dataSeeds[0]) rowsOfFirst = rows;
    const attacked = labelled.attacks.filter(({ size }) => size > 0).length;
    const memory = `resident ${resident[0] ?? NaN} MB after a tenth, ${Math.max(...resident)} MB at most`;
    checks.push(
      timeCheck(`seed ${seed}: features of ${events.toLocaleString()} events`, seconds, memory),
    );
    const found = findBoth(labelled);
    checks.push(...checksOf(seed, found));
    const { ours, theirs } = found;
    const figures = `${show(ours.precision)}, scikit-learn ${show(theirs.precision)}`;
    process.stderr.write(`  ${seconds.toFixed(1)} s, precision in the top 1 % ${figures}\n`);
    details.push({ seed, windows: rows, attacked, seconds, resident_mb: resident, ...found });
  }
  const read = await withCluster(readFeatures);
  checks.push(
    timeCheck(
      'the same out of Elasticsearch',
      read.seconds,
      `${read.cpu_seconds.toFixed(1)} s of it here, resident ${read.before} MB before, ${read.peak} MB at most`,
    ),
    {
      what: 'windows out of Elasticsearch beside the stream',
      seen: read.rows.toLocaleString(),
      wanted: rowsOfFirst.toLocaleString(),
      ok: read.rows === rowsOfFirst,
    },
  );
  report('windows', checks, {
    events,
    users,
    attack_rate: attackRate,
    columns,
    by_seed: details,
    read,
  });
}

void main();
