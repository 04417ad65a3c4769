/** Fills a host with what every page has something to show of. */
import { createDetector } from '../../server/detection/create_detector';
import { scoreDetector } from '../../server/detection/score_detector';
import { trainDetector } from '../../server/detection/train_detector';
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
  return { id: index, index, fields: rocketChannels, label: 'status', classField: 'anomaly_type' };
}
