/** Rows that stand still and rows that come, and a detector on each. */
import type { Client } from '@elastic/elasticsearch';
import { setTimeout as delay } from 'timers/promises';
import type { DetectorInput } from '../../../common/detector';
import { LiveRocket } from '../../../simulators/rocket/live_rocket';
import { rocketChannels } from '../../../simulators/rocket/rocket_row';

const stillIndex = 'rocket-telemetry-nodes-test-still';
const liveIndex = 'rocket-telemetry-nodes-test-live';

/** Rows that one node scores while its event loop is watched. */
export const stillRows = 100_000;
/** Rows that come while two nodes score. */
export const liveRows = 200_000;
const rowsPerSecond = 2_500;

export const stillDetector: DetectorInput = {
  id: 'nodes-test-still',
  source: { indices: [stillIndex], query_delay: '1s' },
  features: [...rocketChannels],
  destination: { index: 'rocket-telemetry-ml-nodes-test-still' },
  schedule: { interval: '5s' },
};

export const liveDetector: DetectorInput = {
  id: 'nodes-test-live',
  source: { indices: [liveIndex], query_delay: '2s' },
  features: [...rocketChannels],
  destination: { index: 'rocket-telemetry-ml-nodes-test-live' },
  schedule: { interval: '2s', reconcile_interval: '30s', partitions: 4 },
};

export const destinationOf = ({ destination }: DetectorInput) => destination?.index ?? '';

export const stillSource = { index: stillIndex, count: stillRows };

export async function removeRows(client: Client): Promise<void> {
  const index = [stillIndex, liveIndex, ...[stillDetector, liveDetector].map(destinationOf)];
  await client.indices.delete({ index, ignore_unavailable: true });
}

/** Sends rows as their time comes, until `liveRows` are there. */
export class LiveRows {
  readonly ids = new Set<string>();

  constructor(private readonly client: Client) {}

  async send(): Promise<void> {
    const intervalMs = 1_000 / rowsPerSecond;
    const rocket = new LiveRocket({ seed: 11, intervalMs, from: Date.now(), anomalyRate: 0.02 });
    while (this.ids.size < liveRows) {
      const due = rocket.due(Date.now(), Math.min(2_500, liveRows - this.ids.size));
      if (due.length === 0) {
        await delay(100);
        continue;
      }
      const operations = due.flatMap(({ id, row }) => [{ index: { _id: id } }, row]);
      const answer = await this.client.bulk({ index: liveIndex, operations });
      if (answer.errors) throw new Error('Rows were refused');
      for (const { id } of due) this.ids.add(id);
    }
    await this.client.indices.refresh({ index: liveIndex });
  }
}
