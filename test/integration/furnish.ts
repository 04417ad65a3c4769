/** Fills a host with what every page has something to show of. */
import { createDetector } from '../../server/detection/detectors/create_detector';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { rocketRowId, simulateRocket } from '../../simulators/rocket/simulate_rocket';
import type { TestEngine } from './engine_for_tests';

/** A training and half an hour of results each. */
const rows = 3_000;
const intervalMs = 300;
const { signal } = new AbortController();

/** Rows of a rocket into the index named, the last of them a few seconds old. */
export async function fly(
  { client }: TestEngine,
  { index, rows: count, seed, start }: { index: string; rows: number; seed: number; start: number },
): Promise<void> {
  const rocket = simulateRocket({ seed, anomalyRate: 0.02, intervalMs, start });
  const operations = Array.from({ length: count }, (_, n) => [
    { index: { _id: rocketRowId(seed, n) } },
    rocket.next().value,
  ]).flat();
  const answer = await client.bulk({ index, operations, refresh: true });
  if (answer.errors) throw new Error('Elasticsearch refused rows of the rocket');
}

const users = ['root', 'admin', 'guest', 'oracle', 'deploy'];

/** What a server's log says in turn: many refused logins, some sessions, and now and then something else. */
function messageOf(n: number): { program: string; message: string } {
  const user = users[(n * 7) % users.length] ?? '';
  const from = `from 203.0.113.${(n * 13) % 40} port ${40_000 + n}`;
  if (n % 97 === 50) {
    return { program: 'kernel', message: `Out of memory: Killed process ${n} (java)` };
  }
  if (n % 11 === 3) {
    return { program: 'CRON', message: `session opened for user ${user} by (uid=0)` };
  }
  if (n % 11 === 4) return { program: 'CRON', message: `session closed for user ${user}` };
  if (n % 5 === 1) return { program: 'sshd', message: `Invalid user ${user} ${from}` };
  if (n % 23 === 5) {
    return { program: 'sshd', message: `Accepted publickey for deploy ${from} ssh2` };
  }
  return { program: 'sshd', message: `Failed password for ${user} ${from} ssh2` };
}

/** Lines of the last hour and a half, more of them lately. */
export async function writeLogs({ client }: TestEngine, index: string): Promise<void> {
  await client.indices.create({
    index,
    mappings: {
      properties: {
        '@timestamp': { type: 'date' },
        message: { type: 'text' },
        host: { properties: { name: { type: 'keyword' } } },
        process: { properties: { name: { type: 'keyword' }, pid: { type: 'long' } } },
      },
    },
  });
  const end = Date.now() - 1_000;
  const lines = 400;
  const operations = Array.from({ length: lines }, (_, n) => {
    const { message, program } = messageOf(n);
    const age = 5_400_000 * (1 - n / lines) ** 2;
    return [
      { index: { _id: String(n) } },
      {
        '@timestamp': new Date(end - age).toISOString(),
        message,
        host: { name: n % 3 === 0 ? 'web-1' : 'web-2' },
        process: { name: program, pid: 1_000 + n },
      },
    ];
  }).flat();
  const answer = await client.bulk({ index, operations, refresh: true });
  if (answer.errors) throw new Error('Elasticsearch refused lines');
}

/** @throws whatever a detector's turn throws */
export async function trainAndScore(
  { client, ports }: TestEngine,
  id: string,
  index: string,
): Promise<void> {
  await trainDetector(ports, id, signal);
  await scoreDetector(ports, id, { signal });
  await client.indices.refresh({ index: `${index}-ml` });
}

/**
 * A rocket with a champion and a challenger, a pump whose index is gone, and one that waits for rows.
 * @returns the rocket, as `viewsOf` takes it
 */
export async function furnish(engine: TestEngine, prefix: string) {
  const index = `${prefix}-rocket`;
  const start = Date.now() - 2 * rows * intervalMs - 5_000;
  const rocket = {
    name: 'Rocket telemetry',
    description: 'Temperature, processor, network and pressure together.',
    features: [...rocketChannels],
    source: { indices: [index], query_delay: '1s' },
  };
  await fly(engine, { index, rows, seed: 4, start });
  await createDetector(engine.ports, { id: index, ...rocket, training: { promote: 'manual' } });
  await trainDetector(engine.ports, index, signal);
  await fly(engine, { index, rows, seed: 5, start: start + rows * intervalMs });
  await trainAndScore(engine, index, index);

  const pump = `${prefix}-pump`;
  await fly(engine, { index: pump, rows: 300, seed: 6, start });
  const source = { indices: [pump] };
  await createDetector(engine.ports, { id: pump, ...rocket, name: 'Pump house', source });
  await trainAndScore(engine, pump, pump);
  await engine.client.indices.delete({ index: pump });
  await scoreDetector(engine.ports, pump, { signal }).catch(() => undefined);

  const probe = `${prefix}-probe`;
  await fly(engine, { index: probe, rows: 60, seed: 7, start });
  const few = { ...rocket, name: 'New probe', source: { indices: [probe] } };
  await createDetector(engine.ports, { id: probe, ...few });
  const logs = `${prefix}-logs`;
  await writeLogs(engine, logs);
  return {
    id: index,
    index,
    fields: rocketChannels,
    label: 'status',
    classField: 'anomaly_type',
    logs,
  };
}
