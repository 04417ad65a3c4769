import { partitionsOf } from '../../common/detector_schedule';
import type { DetectorInput } from '../../common/detector';
import { AppError } from '../../common/errors';
import { createAbortController } from '../../server/detection/abort';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { describeDetector } from '../../server/detection/detectors/describe_detector';
import { isInPartition } from '../../server/detection/scoring/partitions';
import { reconcileDetector } from '../../server/detection/scoring/reconcile_detector';
import { runScoreCycle } from '../../server/detection/scoring/run_score_cycle';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import type { DetectionPorts } from '../../server/detection/services';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { simulateRocket } from '../../simulators/rocket/simulate_rocket';
import { deleteByPrefix, describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';

const { signal } = createAbortController();
const firstRow = Date.UTC(2026, 0, 1);

describeWithElasticsearch('a detector in parts, on Elasticsearch', () => {
  const prefix = uniquePrefix('parts');
  const name = (of: string) => `${prefix}-${of}`;
  let engine: TestEngine;
  let ports: DetectionPorts;

  beforeAll(async () => {
    engine = connectTestEngine();
    ({ ports } = engine);
    await installAssets(engine.client);
  });

  afterAll(async () => {
    for (const { id } of await ports.detectors.list()) {
      if (id.startsWith(prefix)) await deleteDetector(ports, id);
    }
    await deleteByPrefix(engine.client, prefix);
    await engine.close();
  });

  /** Rows over two indices of several shards each, `intervalMs` apart. */
  async function send(id: string, { rows, from, intervalMs = 250 }: SendOptions): Promise<void> {
    const start = firstRow + from * intervalMs;
    const rocket = simulateRocket({ seed: 3, start, intervalMs });
    const operations = Array.from({ length: rows }, (_, n) => n).flatMap((n) => [
      { index: { _index: `${id}-${n % 2 === 0 ? 'a' : 'b'}`, _id: `row-${from + n}` } },
      rocket.next().value,
    ]);
    const answer = await engine.client.bulk({ operations, refresh: true });
    expect(answer.errors).toBe(false);
  }
  interface SendOptions {
    rows: number;
    from: number;
    intervalMs?: number;
  }

  async function start(id: string, partitions: number, changes: Partial<DetectorInput> = {}) {
    for (const index of [`${id}-a`, `${id}-b`]) {
      const settings = { number_of_shards: 3, number_of_replicas: 0 };
      await engine.client.indices.create({ index, settings });
    }
    await send(id, { rows: 4_000, from: 0 });
    await createDetector(ports, {
      id,
      source: { indices: [`${id}-a`, `${id}-b`] },
      features: [...rocketChannels],
      destination: { index: `${id}-ml` },
      schedule: { partitions, lookback: '9999d' },
      ...changes,
    });
    await trainDetector(ports, id, signal);
  }

  async function cut(id: string, partitions: number): Promise<void> {
    const stored = await ports.detectors.get(id);
    if (stored === null) throw new Error('no detector');
    const { value, version } = stored;
    await ports.detectors.update(
      { ...value, schedule: { ...value.schedule, partitions } },
      version,
    );
  }

  /** One turn of every part, all at once, as nodes would. */
  async function turn(id: string) {
    const stored = await ports.detectors.get(id);
    const parts = stored === null ? 0 : partitionsOf(stored.value);
    return Promise.allSettled(
      Array.from({ length: parts }, (_, partition) =>
        runScoreCycle(ports, { detectorId: id, partition }, signal),
      ),
    );
  }

  async function ledgerOf(id: string) {
    await engine.client.indices.refresh({ index: `${id}*` });
    return (await describeDetector(ports, id)).ledger;
  }

  /** That each row has one result: as many results as rows, each of another row. */
  async function expectEachRowOnce(id: string, rows: number): Promise<void> {
    expect(await ledgerOf(id)).toMatchObject({
      ingested: rows,
      scored: rows,
      pending: 0,
      missing: 0,
      gone: 0,
    });
    const sources = new Set<string>();
    let results = 0;
    const pages = engine.client.helpers.scrollSearch<{ ml: { source: { id: string } } }>({
      index: `${id}-ml`,
      size: 5_000,
      _source: ['ml.source'],
    });
    for await (const { documents } of pages) {
      results += documents.length;
      for (const { ml } of documents) sources.add(ml.source.id);
    }
    expect([results, sources.size]).toEqual([rows, rows]);
  }

  it('adds up from 1 to 4 to 2 parts while rows come, late ones too', async () => {
    const id = name('cut');
    await start(id, 1);
    let rows = 4_000;
    const { clock } = ports;
    // As if the rows came now: when the last one is due, all are.
    ports.clock = { now: () => firstRow + rows * 250 + 10_000 };
    await turn(id);
    await expectEachRowOnce(id, 4_000);
    for (const parts of [4, 2]) {
      await cut(id, parts);
      await send(id, { rows: 1_500, from: rows });
      rows += 1_500;
      const outcomes = await turn(id);
      expect(outcomes.map(({ status }) => status)).toEqual(Array(parts).fill('fulfilled'));
      const { state } = await describeDetector(ports, id);
      const scored = state.runs.filter(({ kind }) => kind === 'score').slice(0, parts);
      expect(new Set(scored.map(({ partition }) => partition)).size).toBe(parts);
      for (const run of scored) expect(run.rows_scored).toBeGreaterThan(1_500 / parts / 2);
      expect(scored.reduce((sum, run) => sum + run.rows_scored, 0)).toBe(1_500);
      await expectEachRowOnce(id, rows);
    }
    await send(id, { rows: 10, from: -10 });
    await reconcileDetector(ports, id, { signal });
    ports.clock = clock;
    await expectEachRowOnce(id, rows + 10);
  });

  it('one part fails: the others go on, the ledger says what is left, and it is done later', async () => {
    const id = name('fails');
    await start(id, 4);
    const { writer } = ports;
    ports.writer = {
      write: (detector, results, stop) =>
        results.some(({ time }) => isInPartition(time ?? 0, { index: 2, of: 4 }))
          ? Promise.reject(new AppError('ES_BACKPRESSURE', 'Too busy.'))
          : writer.write(detector, results, stop),
    };
    const outcomes = await turn(id);
    ports.writer = writer;
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    const { phase, state } = await describeDetector(ports, id);
    expect([phase, state.checkpoint]).toEqual(['failing', null]);
    const ledger = await ledgerOf(id);
    expect(ledger?.pending).toBeGreaterThan(500);
    expect((ledger?.pending ?? 0) + (ledger?.scored ?? 0)).toBe(4_000);
    await turn(id);
    expect((await describeDetector(ports, id)).phase).toBe('running');
    await expectEachRowOnce(id, 4_000);
  });

  it('reads over a gap of years, and rows of one time once', async () => {
    const id = name('gap');
    await start(id, 3);
    const year = 31_536_000_000;
    const times = [-9 * year, -4 * year];
    const rocket = simulateRocket({ seed: 4 });
    const operations = times.flatMap((time) =>
      Array.from({ length: 1_500 }, (_, n) => n).flatMap((n) => [
        { index: { _index: `${id}-a`, _id: `old-${time}-${n}` } },
        {
          ...rocket.next().value,
          '@timestamp': new Date(firstRow + time).toISOString(),
        },
      ]),
    );
    await engine.client.bulk({ operations, refresh: true });
    await turn(id);
    await expectEachRowOnce(id, 7_000);
  });

  it('goes on after a run that left the rest, and shows how far it is', async () => {
    const id = name('rest');
    await start(id, 2);
    const first = await scoreDetector(ports, id, { signal, partition: 1, budgetMs: 1 });
    expect(first).toMatchObject({ more: true, partition: 1 });
    const { state } = await describeDetector(ports, id);
    expect(state.catch_up?.from).toBeGreaterThanOrEqual(firstRow);
    await turn(id);
    expect((await describeDetector(ports, id)).state).not.toHaveProperty('catch_up');
    await expectEachRowOnce(id, 4_000);
  });

  it('leaves nothing behind when it is deleted while its parts run', async () => {
    const id = name('deleted');
    await start(id, 4);
    const turned = turn(id);
    await deleteDetector(ports, id);
    await turned;
    expect(await ports.states.get(id)).toMatchObject({ version: null });
    expect(await turn(id)).toEqual([]);
  });
});
