/** Telemetry that the test writes, and the detector on it. */
import type { Client } from '@elastic/elasticsearch';
import type { DetectorInput } from '../../common/detector';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { rocketRowId, simulateRocket } from '../../simulators/rocket/simulate_rocket';

export const sourceIndex = 'rocket-telemetry-kibana-test';
export const destinationIndex = 'rocket-telemetry-ml-kibana-test';
export const rowCount = 50_000;
const seed = 7;

export const detector: DetectorInput = {
  id: 'kibana-test',
  name: 'Rocket in Kibana',
  source: { indices: [sourceIndex], query_delay: '1s' },
  features: [...rocketChannels],
  destination: { index: destinationIndex },
  schedule: { interval: '5s', reconcile_interval: '1m' },
};

/** One row a second, the last one a minute ago. `count` is a multiple of 1,000. */
export async function writeRocketRows(
  client: Client,
  { index = sourceIndex, count = rowCount }: { index?: string; count?: number } = {},
): Promise<void> {
  const intervalMs = 1000;
  const start = Date.now() - 60_000 - count * intervalMs;
  const rows = simulateRocket({ seed, start, intervalMs, anomalyRate: 0.02 });
  for (let n = 0; n < count; n += 1_000) {
    const operations = Array.from({ length: 1_000 }, (_, i) => i).flatMap((i) => {
      const row = rows.next().value;
      return [{ index: { _id: rocketRowId(seed, n + i) } }, row];
    });
    const answer = await client.bulk({ index, operations });
    const refused = answer.items.find((item) => item.index?.error)?.index?.error;
    if (refused) throw new Error(`${refused.type}: ${refused.reason}`);
  }
  await client.indices.refresh({ index });
}

export async function removeRocketRows(client: Client): Promise<void> {
  await client.indices.delete({
    index: [sourceIndex, destinationIndex],
    ignore_unavailable: true,
  });
}
