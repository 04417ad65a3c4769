/** Hosts that a detector watches, so that rules have entities to alert on. */
import type { Client } from '@elastic/elasticsearch';
import type { DetectorInput } from '../../common/detector';

export const rulesSource = 'rule-hosts-kibana-test';
export const rulesDestination = 'rule-hosts-kibana-test-ml';
export const hostCount = 5_000;

export const rulesDetector: DetectorInput = {
  id: 'kibana-test-rules',
  name: 'Hosts in Kibana',
  source: { indices: [rulesSource], query_delay: '1s' },
  features: ['x', 'y'],
  training: { filter: { term: { phase: 'ordinary' } } },
  model: { threshold: { contamination: 0.0005 } },
  destination: { index: rulesDestination },
  schedule: { interval: '2s', reconcile_interval: '1m' },
};

export const hostName = (n: number) => `host-${n}`;

const mappings = {
  properties: {
    '@timestamp': { type: 'date' },
    host: { type: 'keyword' },
    phase: { type: 'keyword' },
    x: { type: 'double' },
    y: { type: 'double' },
  },
} as const;

/** The destination maps `host` as well, since rules group by it. */
export async function createHostIndices(client: Client): Promise<void> {
  await removeHostIndices(client);
  await client.indices.create({ index: rulesSource, mappings });
}

export async function removeHostIndices(client: Client): Promise<void> {
  await client.indices.delete({
    index: [rulesSource, rulesDestination],
    ignore_unavailable: true,
  });
}

/** A row for each host, `ageMs` old on average. The further the host's number, the odder an odd row. */
export async function writeHostRows(
  client: Client,
  { hosts, odd, ageMs }: { hosts: readonly number[]; odd: boolean; ageMs: number },
): Promise<void> {
  const newest = Date.now() - ageMs;
  for (let start = 0; start < hosts.length; start += 1_000) {
    const operations = hosts.slice(start, start + 1_000).flatMap((n) => {
      const away = odd ? 3 + (n / hostCount) * 40 : 0;
      const row = {
        '@timestamp': new Date(newest - (n % 100)).toISOString(),
        host: hostName(n),
        phase: odd ? 'odd' : 'ordinary',
        x: ((n * 7_919) % 1_000) / 500 - 1 + away,
        y: ((n * 104_729) % 1_000) / 500 - 1 + away,
      };
      return [{ create: {} }, row];
    });
    const answer = await client.bulk({ index: rulesSource, operations, refresh: true });
    if (answer.errors) throw new Error(JSON.stringify(answer.items[0]));
  }
}
