/**
 * `detect` of the standalone host over HTTP, on a real Elasticsearch: how long the answer to 100 rows
 * takes once the model is at hand, and how much longer the first one after the host started.
 *
 *     npm run bench:detect [-- --json FILE] [--requests 500] [--starts 5]
 */
import { performance } from 'perf_hooks';
import { detectionCodec, detectRows } from '../common/api/detect_rows';
import { decodeOrThrow } from '../common/codecs/decode';
import { createDetector } from '../server/detection/detectors/create_detector';
import { trainDetector } from '../server/detection/models/train_detector';
import { rocketChannels } from '../simulators/rocket/rocket_row';
import { rocketRowId, simulateRocket } from '../simulators/rocket/simulate_rocket';
import { type BenchmarkCluster, withCluster } from './support/cluster';
import { withHost } from './support/host';
import { type Check, median, percentile, report } from './support/report';

const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : Number(process.argv[at + 1]);
};
const requests = option('requests', 500);
const starts = option('starts', 5);
const rowsOfRequest = 100;
const trainingRows = 5_000;
const id = 'detect';
const path = detectRows.path.replace('{id}', id);

const rocket = simulateRocket({ seed: 11, anomalyRate: 0.02 });
const nextRow = () => rocket.next().value as object;

async function prepare({ client, ports }: BenchmarkCluster): Promise<void> {
  const operations = Array.from({ length: trainingRows }, (_, n) => [
    { index: { _id: rocketRowId(11, n) } },
    nextRow(),
  ]).flat();
  const answer = await client.bulk({ index: id, operations, refresh: true });
  if (answer.errors) throw new Error('Rows were refused');
  const source = { indices: [id] };
  await createDetector(ports, { id, source, features: [...rocketChannels], enabled: false });
  await trainDetector(ports, id, new AbortController().signal);
}

/** Milliseconds from sending 100 new rows to having read the whole answer. */
async function measure(api: string): Promise<number> {
  const body = JSON.stringify({ rows: Array.from({ length: rowsOfRequest }, nextRow) });
  const startedAt = performance.now();
  const response = await fetch(api, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'kbn-xsrf': 'benchmark' },
    body,
  });
  const text = await response.text();
  const took = performance.now() - startedAt;
  const { verdicts } = decodeOrThrow(detectionCodec, JSON.parse(text), { what: 'Answer' });
  const scored = verdicts.filter(({ ml_score: score }) => score !== undefined).length;
  if (scored !== rowsOfRequest) throw new Error(`${scored} rows of ${rowsOfRequest} scored`);
  return took;
}

async function measureMany(api: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await measure(api));
  return times;
}

const ms = (time: number) => `${time.toFixed(1)} ms`;

function checksOf(cold: number[], warm: number[]): Check[] {
  const usual = median(warm);
  return [
    {
      what: `${rowsOfRequest} rows, model at hand: median of ${warm.length}`,
      seen: ms(usual),
      wanted: 'under 20 ms',
      ok: usual < 20,
    },
    {
      what: 'the same, 95th percentile',
      seen: ms(percentile(warm, 0.95)),
      wanted: 'printed',
      ok: true,
    },
    {
      what: `first request after a start beside that: median of ${cold.length}`,
      seen: `${(median(cold) / usual).toFixed(1)} times (${ms(median(cold))})`,
      wanted: 'printed',
      ok: true,
    },
  ];
}

async function main(): Promise<void> {
  await withCluster(async (cluster) => {
    await prepare(cluster);
    const cold: number[] = [];
    const host = { elasticsearch: cluster.url };
    for (let i = 0; i < starts; i++) {
      cold.push(await withHost(host, (url) => measure(url + path)));
    }
    const warm = await withHost(host, async (url) => {
      await measureMany(url + path, 50);
      return measureMany(url + path, requests);
    });
    report('detect', checksOf(cold, warm), { cold, warm });
  });
}

void main();
