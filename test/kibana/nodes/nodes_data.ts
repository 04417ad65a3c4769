/** Rows that stand still and rows that come, and a detector on each. */
import type { Client } from '@elastic/elasticsearch';
import { setTimeout as delay } from 'timers/promises';
import type { DetectorInput } from '../../../common/detector';
import { rocketChannels, type RocketRow } from '../../../simulators/rocket/rocket_row';
import { rocketRowId, simulateRocket } from '../../../simulators/rocket/simulate_rocket';

const stillIndex = 'rocket-telemetry-nodes-test-still';
const liveIndex = 'rocket-telemetry-nodes-test-live';

/** Rows that one node scores while its event loop is watched. */
export const stillRows = 100_000;
/** Rows that come while two nodes score. */
export const liveRows = 200_000;
const rowsPerBatch = 500;
/** Most of the time: 2,500 rows a second. */
const batchEveryMs = 200;
const seed = 11;

export const stillDetector: DetectorInput = {
  id: 'nodes-test-still',
  source: { indices: [stillIndex], query_delay: '1s' },
  features: [...rocketChannels],
  destination: { index: 'rocket-telemetry-ml-nodes-test-still' },
  schedule: { interval: '5s' },
};

export const liveDetector: DetectorInput = {
  id: 'nodes-test-live',
  source: { indices: [liveIndex], query_delay: '5s' },
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

/** Sends rows, each with the time at which it is sent, until `liveRows` are there. */
export class LiveRows {
  readonly ids = new Set<string>();

  constructor(private readonly client: Client) {}

  async send(): Promise<void> {
    const rocket = simulateRocket({ seed, start: Date.now(), anomalyRate: 0.02 });
    while (this.ids.size < liveRows) {
      const sentAt = Date.now();
      const count = Math.min(rowsPerBatch, liveRows - this.ids.size);
      await this.sendBatch(Array.from({ length: count }, () => rocket.next().value));
      // A machine that is behind sends fewer a second: rows that wait here would come late, and late rows are another test's.
      await delay(Math.max(0, sentAt + batchEveryMs - Date.now()));
    }
    await this.client.indices.refresh({ index: liveIndex });
  }

  private async sendBatch(rows: RocketRow[]): Promise<void> {
    const ids = rows.map((_, i) => rocketRowId(seed, this.ids.size + i));
    const time = new Date().toISOString();
    const operations = rows.flatMap((row, i) => [
      { index: { _id: ids[i] } },
      { ...row, '@timestamp': time },
    ]);
    const answer = await this.client.bulk({ index: liveIndex, operations });
    if (answer.errors) throw new Error('Rows were refused');
    for (const id of ids) this.ids.add(id);
  }
}
