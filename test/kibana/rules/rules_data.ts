/** Hosts that a detector watches, so that rules have entities to alert on. */
import type { Client } from '@elastic/elasticsearch';
import type { DetectorInput } from '../../../common/detector';

export const rulesSource = 'rule-hosts-kibana-test';
export const rulesDestination = 'rule-hosts-kibana-test-ml';
export const hostCount = 5_000;

export const rulesDetector: DetectorInput = {
  id: 'kibana-test-rules',
  name: 'Hosts in Kibana',
  source: { indices: [rulesSource], query_delay: '1s' },
  features: ['x', 'y'],
  training: { filter: { term: { phase: 'ordinary' } } },
  model: { threshold: { contamination: 0.02 } },
  destination: { index: rulesDestination },
  schedule: { interval: '2s', reconcile_interval: '1m' },
};

/** The same hosts, scored once an hour: in between it lags. */
export const slowDetector: DetectorInput = {
  ...rulesDetector,
  id: 'kibana-test-rules-slow',
  name: 'Hosts in Kibana, seldom',
  destination: { index: `${rulesDestination}-slow` },
  schedule: { interval: '1h', reconcile_interval: '1h' },
};

export const everyHost = Array.from({ length: hostCount }, (_, n) => n);
export const oddHosts = { hosts: everyHost, phase: 'odd', ageMs: 0 } as const;

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

export async function createHostIndices(client: Client): Promise<void> {
  await removeHostIndices(client);
  await client.indices.create({ index: rulesSource, mappings });
}

/** Maps `host` as well, since rules group by it. Makes a destination after its detector, whose template it takes, before the first result. */
export async function createDestination(client: Client, { destination }: DetectorInput) {
  const index = destination?.index ?? '';
  const keyword = { type: 'keyword' } as const;
  const mappings = { properties: { host: keyword, phase: keyword } };
  await client.indices.create({ index, mappings }, { ignore: [400] });
}

export async function removeHostIndices(client: Client): Promise<void> {
  await client.indices.delete({
    index: [rulesSource, rulesDestination, `${rulesDestination}-slow`],
    ignore_unavailable: true,
  });
}

/** A point of the standard normal distribution in two dimensions, the same for the same number. */
function ordinaryPoint(n: number): { x: number; y: number } {
  const radius = Math.sqrt(-2 * Math.log((((n * 7_919) % hostCount) + 0.5) / hostCount));
  const angle = 2 * Math.PI * (((n * 3_571) % hostCount) / hostCount);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** The higher the number, the further out: from what is rare to what training never saw. */
const oddPoint = (n: number) => ({ x: 2.8 + n / hostCount, y: 2.8 + (2 * n) / hostCount });

const points = {
  ordinary: ordinaryPoint,
  odd: oddPoint,
  /** In the middle of what is ordinary: an anomaly to no model. */
  calm: () => ({ x: 0, y: 0 }),
};

/** A row for each host, `ageMs` old. */
export async function writeHostRows(
  client: Client,
  { hosts, phase, ageMs }: { hosts: readonly number[]; phase: keyof typeof points; ageMs: number },
): Promise<void> {
  const newest = Date.now() - ageMs;
  for (let start = 0; start < hosts.length; start += 1_000) {
    const operations = hosts.slice(start, start + 1_000).flatMap((n) => {
      const row = {
        '@timestamp': new Date(newest - (n % 100)).toISOString(),
        host: hostName(n),
        phase,
        ...points[phase](n),
      };
      return [{ create: {} }, row];
    });
    const answer = await client.bulk({ index: rulesSource, operations, refresh: true });
    if (answer.errors) throw new Error(JSON.stringify(answer.items[0]));
  }
}
