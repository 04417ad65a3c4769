/** Other settings for a detector that runs, on a real Elasticsearch: by the command line, from the next run on. */
import { mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { cli } from '../../cli/run_cli.mock';
import type { DetectorInput } from '../../common/detector';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { describeDetector } from '../../server/detection/detectors/describe_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { runScoreCycle } from '../../server/detection/scoring/run_score_cycle';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import {
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';

const minute = 60_000;
const { signal } = new AbortController();

describeWithElasticsearch('a detector that gets other settings', () => {
  const id = uniquePrefix('change');
  const input: DetectorInput = {
    id,
    source: { indices: [id], query_delay: '1h' },
    features: ['x', 'y'],
    training: { min_rows: 16 },
  };
  let engine: TestEngine;
  let folder = '';
  let file = '';

  beforeAll(async () => {
    engine = connectTestEngine();
    await installAssets(engine.client);
    folder = await mkdtemp(path.join(os.tmpdir(), 'change-'));
    file = path.join(folder, 'detector.json');
    // Between two rows, and there it stays: how long the test takes decides about none of them.
    const now = Date.now() - minute / 2;
    engine.ports.clock = { now: () => now + minute / 2 };
    // One a minute over two hours, the last one a minute and a half ago.
    const operations = Array.from({ length: 120 }, (_, i) => [
      { index: { _id: `row-${i}` } },
      { '@timestamp': new Date(now - (i + 1) * minute).toISOString(), x: i % 7, y: (i * 3) % 11 },
    ]).flat();
    const answer = await engine.client.bulk({ index: id, operations, refresh: true });
    expect(answer.errors).toBe(false);
    await createDetector(engine.ports, input);
    await trainDetector(engine.ports, id, signal);
  });

  afterAll(async () => {
    await deleteDetector(engine.ports, id);
    await deleteByPrefix(engine.client, id);
    await engine.close();
    await rm(folder, { recursive: true });
  });

  async function update(detector: DetectorInput, ...options: string[]) {
    await writeFile(file, JSON.stringify(detector));
    const env = { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() };
    const { code, json } = await cli(['detector', 'update', id, file, ...options, '--json'], {
      env,
    });
    return { code, json };
  }

  const run = () => runScoreCycle(engine.ports, { detectorId: id, partition: 0 }, signal);
  const ledger = async () => {
    await engine.client.indices.refresh({ index: `${id}-ml` });
    return (await describeDetector(engine.ports, id)).ledger;
  };
  const patient = { ...input, source: { indices: [id], query_delay: '10s' } };

  it('scores by them from its next run on', async () => {
    await run();
    // The hour that it waits for what comes late.
    expect(await ledger()).toMatchObject({ ingested: 120, scored: 61, pending: 59 });
    const { version } = await describeDetector(engine.ports, id);
    expect(await update(patient, '--if-version', version)).toMatchObject({
      code: 0,
      json: { differences: [{ path: 'source.query_delay', from: '"1h"', to: '"10s"' }] },
    });
    await run();
    expect(await ledger()).toMatchObject({ scored: 120, pending: 0, missing: 0 });
    const changed = await update(input, '--if-version', version);
    expect(changed).toMatchObject({ code: 1, json: { error: { code: 'DETECTOR_CHANGED' } } });
  });

  it('learns by them at its next training, and keeps the threshold of its model until then', async () => {
    const before = (await describeDetector(engine.ports, id)).model;
    await update({ ...patient, model: { threshold: { score: 0.9 } } });
    expect((await describeDetector(engine.ports, id)).model).toEqual(before);
    await trainDetector(engine.ports, id, signal);
    expect((await describeDetector(engine.ports, id)).model).toMatchObject({
      version: 2,
      threshold: 0.9,
    });
  });

  it('keeps what its rows are and where results go', async () => {
    const other = { ...patient, features: ['x'], destination: { index: `${id}-other` } };
    expect(await update(other)).toMatchObject({
      code: 1,
      json: {
        error: {
          code: 'DETECTOR_PART_FIXED',
          message: expect.stringMatching(/destination\.index, features/) as unknown,
        },
      },
    });
    const training = { min_rows: 16, filter: { no_such_query: {} } };
    expect((await update({ ...patient, training })).code).toBe(1);
    expect((await describeDetector(engine.ports, id)).detector.training).not.toHaveProperty(
      'filter',
    );
  });
});
