/** Many results of several detectors in one index: scored and written by the loop itself. */
import { createDetector } from '../../server/detection/detectors/create_detector';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { simulateRocket } from '../../simulators/rocket/simulate_rocket';
import type { BenchmarkCluster } from './cluster';

export const muchIndex = 'much-ml';
/** Field that tells the entities apart; in the results, which map it by themselves, its `keyword`. */
export const entityField = 'device';
export const entities = 50;
export const days = 30;

/** Share of all rows that each detector has: one is large. */
const shares: Readonly<Record<string, number>> = {
  'much-1': 0.7,
  'much-2': 0.1,
  'much-3': 0.1,
  'much-4': 0.1,
};
export const [largestDetector = ''] = Object.keys(shares);

const batch = 5_000;
const { signal } = new AbortController();
const say = (message: string) => void process.stderr.write(`${message}\n`);

async function fillSource(
  { client }: BenchmarkCluster,
  { index, seed, rows, end }: { index: string; seed: number; rows: number; end: number },
): Promise<void> {
  await client.indices.create({
    index,
    mappings: {
      properties: {
        '@timestamp': { type: 'date' },
        [entityField]: { type: 'keyword' },
        ...Object.fromEntries(rocketChannels.map((field) => [field, { type: 'double' as const }])),
      },
    },
  });
  // The oldest row is still one of the last 30 days when the pages are measured.
  const span = (days * 24 - 6) * 3_600_000;
  const rocket = simulateRocket({ seed, start: end - span, intervalMs: span / rows });
  for (let n = 0; n < rows;) {
    const operations: object[] = [];
    for (; operations.length < 2 * batch && n < rows; n++) {
      const row = { [entityField]: `device-${n % entities}`, ...rocket.next().value };
      operations.push({ index: { _id: String(n) } }, row);
    }
    const answer = await client.bulk({ index, operations });
    if (answer.errors) throw new Error('Rows were refused');
  }
  await client.indices.refresh({ index });
}

/** @param rows of all detectors together @param end time of the last row, milliseconds since 1970 */
export async function fillMuchData(
  cluster: BenchmarkCluster,
  { rows, end }: { rows: number; end: number },
): Promise<void> {
  for (const [seed, [id, share]] of Object.entries(shares).entries()) {
    const own = Math.round(rows * share);
    say(`Writing and scoring ${own.toLocaleString()} rows of ${id} ...`);
    await fillSource(cluster, { index: id, seed: seed + 1, rows: own, end });
    await createDetector(cluster.ports, {
      id,
      source: { indices: [id] },
      features: [...rocketChannels],
      destination: { index: muchIndex },
    });
    await trainDetector(cluster.ports, id, signal);
    const run = await scoreDetector(cluster.ports, id, { signal, budgetMs: Infinity });
    if (run.rows_scored !== own) throw new Error(`${run.rows_scored} rows of ${own} scored`);
  }
  const { client } = cluster;
  await client.indices.refresh({ index: muchIndex });
  // A live destination changes all the time: nothing is answered from what was asked before.
  await client.indices.putSettings({
    index: muchIndex,
    settings: { 'index.requests.cache.enable': false },
  });
}
