/** The life of a model on a real Elasticsearch: trained, challenged, promoted, rolled back, watched. */
import { execFile } from 'child_process';
import { promisify } from 'util';
import { cli } from '../../cli/run_cli.mock';
import type { ModelManifest } from '../../common/model_manifest';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { describeDetector } from '../../server/detection/detectors/describe_detector';
import { explainResult } from '../../server/detection/findings/explain_result';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { createIndexDocumentStore } from '../../server/registry/index_document_store';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { simulateRocket } from '../../simulators/rocket/simulate_rocket';
import {
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';
import { buildHostIfStale, commandFile } from './host_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('the life of a model', () => {
  const prefix = uniquePrefix('life');
  let engine: TestEngine;

  beforeAll(async () => {
    buildHostIfStale();
    engine = connectTestEngine();
    await installAssets(engine.client);
  });

  afterAll(async () => {
    for (const { id } of await engine.ports.detectors.list()) {
      if (id.startsWith(prefix)) await deleteDetector(engine.ports, id);
    }
    await deleteByPrefix(engine.client, prefix);
    await engine.close();
  });

  /** Rows of a simulated rocket, from a time on, each changed as `change` says. */
  async function fly(
    index: string,
    flight: { seed: number; rows: number; from: string; change?: (row: object) => object },
  ) {
    const { seed, rows, from, change = (row) => row } = flight;
    const simulated = simulateRocket({ seed, anomalyRate: 0.03, start: Date.parse(from) });
    const operations = Array.from({ length: rows }, (_, n) => [
      { index: { _id: `${seed}-${n}` } },
      change(simulated.next().value as object),
    ]).flat();
    const answer = await engine.client.bulk({ index, operations, refresh: true });
    expect(answer.errors).toBe(false);
  }

  const createDetectorOf = (name: string) =>
    createDetector(engine.ports, {
      id: name,
      source: { indices: [name] },
      features: [...rocketChannels],
      model: { trees: 20, keep_versions: 2 },
    });

  const run = async (...args: string[]) => {
    const env = { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() };
    const { code, json } = await cli([...args, '--json'], { env });
    return { code, ...(json as Record<string, unknown>) };
  };

  it('is trained, challenged on the same rows, promoted and rolled back, with an audit', async () => {
    const name = `${prefix}-roles`;
    await fly(name, { seed: 3, rows: 3_000, from: '2026-01-01T00:00:00Z' });
    await createDetector(engine.ports, {
      id: name,
      source: { indices: [name] },
      features: [...rocketChannels],
      training: { promote: 'manual' },
      model: { threshold: { contamination: 0.03 } },
    });
    expect(await run('train', name, '--by', 'ada')).toMatchObject({ version: 1, role: 'champion' });
    await fly(name, { seed: 4, rows: 3_000, from: '2026-01-02T00:00:00Z' });
    const second = await run('train', name, '--by', 'ada', '--why', 'a second flight');
    expect(second).toMatchObject({ version: 2, role: 'challenger' });

    await scoreDetector(engine.ports, name, { signal });
    await engine.client.indices.refresh({ index: `${name}-ml` });
    const { comparison } = await describeDetector(engine.ports, name);
    if (comparison === null) throw new Error('nothing compared');
    const { only_champion, only_challenger, both_flagged } = comparison;
    expect(comparison).toMatchObject({ champion: 1, challenger: 2, rows: 6_000 });
    expect(both_flagged).toBeGreaterThan(0);
    expect(only_champion + only_challenger).toBeGreaterThan(0);
    expect(comparison.sum_absolute_difference).toBeGreaterThan(0);

    const countOf = async (query: object) =>
      (await engine.client.count({ index: `${name}-ml`, query })).count;
    const flagged = { term: { 'ml.challenger.ml_anomaly': true } };
    const stored = { term: { 'ml.challenger.model_version': 2 } };
    expect(await countOf(stored)).toBe(only_champion + only_challenger);
    expect(await countOf(flagged)).toBe(only_challenger);
    expect(await countOf({ bool: { filter: [stored, { term: { ml_anomaly: true } }] } })).toBe(
      only_champion,
    );

    const list = await run('model', 'list', name);
    expect(list).toMatchObject({ champion: 1, challenger: 2, comparison });
    expect(
      await run('model', 'promote', name, '2', '--by', 'ada', '--why', 'better'),
    ).toMatchObject({ code: 0, champion: 2, challenger: null });
    expect(await run('model', 'show', name, '2')).toMatchObject({ role: 'champion' });
    expect(await run('model', 'delete', name, '2')).toMatchObject({
      code: 1,
      error: { code: 'MODEL_IN_USE' },
    });
    expect(await run('model', 'rollback', name, '--by', 'bob', '--why', 'worse')).toMatchObject({
      champion: 1,
    });
    expect(await run('model', 'delete', name, '2', '--by', 'bob')).toMatchObject({
      models: [{ version: 1, role: 'champion' }],
    });
    expect(await run('model', 'history', name)).toMatchObject({
      history: [
        { action: 'delete', who: 'bob', version: 2 },
        { action: 'roll_back', who: 'bob', why: 'worse', champion: { from: 2, to: 1 } },
        {
          action: 'promote',
          who: 'ada',
          why: 'better',
          champion: { from: 1, to: 2 },
          metrics: { comparison: { rows: 6_000 } },
        },
        { action: 'train', why: 'a second flight', challenger: { from: null, to: 2 } },
        { action: 'train', champion: { from: null, to: 1 } },
      ],
    });
    expect((await trainDetector(engine.ports, name, signal)).version).toBe(3);
  });

  it('shows drift when what comes in is no longer what was trained on', async () => {
    const scoredAfter = async (name: string, hotRows: number) => {
      await fly(name, { seed: 5, rows: 2_000, from: '2026-01-01T00:00:00Z' });
      await createDetector(engine.ports, {
        id: name,
        source: { indices: [name] },
        features: [...rocketChannels],
      });
      await trainDetector(engine.ports, name, signal);
      const change = (row: object) => ({ ...row, temp_c: 900 });
      await fly(name, { seed: 6, rows: hotRows, from: '2026-01-01T02:00:00Z', change });
      await scoreDetector(engine.ports, name, { signal });
      return describeDetector(engine.ports, name);
    };
    const ordinary = await scoredAfter(`${prefix}-ordinary`, 1);
    expect(ordinary.live).toMatchObject({ rows: 2_001, drift: { reading: 'stable' } });
    const overview = await scoredAfter(`${prefix}-hotter`, 2_000);
    expect(overview.live?.drift).toMatchObject({
      reading: 'major',
      features: expect.arrayContaining([
        expect.objectContaining({ field: 'temp_c', reading: 'major' }),
      ]) as unknown,
    });
    const status = (await run('status')) as unknown as { detectors: object[] };
    expect(status.detectors).toContainEqual(
      expect.objectContaining({ live: overview.live, challenger: null }),
    );
  });

  it('leaves an incident out of training, and meets a budget of alerts', async () => {
    const name = `${prefix}-budget`;
    await fly(name, { seed: 7, rows: 2_000, from: '2026-01-01T00:00:00Z' });
    const incident = (row: object) => ({ ...row, temp_c: 5_000 });
    await fly(name, { seed: 8, rows: 200, from: '2026-01-03T00:00:00Z', change: incident });
    const from = '2026-01-03T00:00:00.000Z';
    const to = '2026-01-04T00:00:00.000Z';
    await createDetector(engine.ports, {
      id: name,
      source: { indices: [name] },
      features: [...rocketChannels],
      training: { exclude: [{ from, to, why: 'burnt sensor' }] },
      model: { threshold: { alerts_per_day: 400 } },
    });
    const model = await trainDetector(engine.ports, name, signal);
    expect(model.training.rows).toBe(2_000);
    expect(model.features.find(({ field }) => field === 'temp_c')?.max).toBeLessThan(5_000);
    const { rows_per_day: rowsPerDay = 0, contamination } = model.calibration ?? {};
    expect(rowsPerDay).toBeGreaterThan(2_000);
    expect(contamination).toBeCloseTo(Math.min(0.5, 400 / rowsPerDay), 9);
    const flagged = model.score_quantiles.filter((score) => score >= model.threshold).length;
    expect(flagged).toBeGreaterThan(0);
  });

  it('deletes old versions, bytes and all, and explains what they scored', async () => {
    const name = `${prefix}-kept`;
    for (let day = 1; day <= 6; day++) {
      // Other rows each time: models of the same bytes share them.
      await fly(name, { seed: day, rows: 300, from: `2026-01-0${day}T00:00:00Z` });
      if (day === 1) await createDetectorOf(name);
      await trainDetector(engine.ports, name, signal);
      if (day === 1) await scoreDetector(engine.ports, name, { signal });
    }
    // The last three take-overs were 3 to 4, 4 to 5 and 5 to 6.
    const kept = await engine.ports.models.list(name);
    expect(kept.map(({ version }) => version)).toEqual([3, 4, 5, 6]);
    const registry = createIndexDocumentStore(engine.client);
    expect(await registry.ids('model_bytes', name)).toEqual(
      kept.map(({ sha256 }) => `${name}.${sha256}.0`).sort(),
    );
    for (const manifest of kept) await engine.ports.models.load(manifest);

    await engine.client.indices.refresh({ index: `${name}-ml` });
    const { hits } = await engine.client.search({ index: `${name}-ml`, size: 1 });
    const resultId = hits.hits[0]?._id ?? '';
    const said = await explainResult(engine.ports, { detectorId: name, resultId }, signal);
    expect(said.explanation).toMatchObject({
      scored_by: 1,
      model_version: 6,
      is_scoring_model: false,
    });
  });

  it('gives the same bytes in two processes, and says so in the manifest', async () => {
    const name = `${prefix}-receipt`;
    await fly(name, { seed: 9, rows: 1_500, from: '2026-01-01T00:00:00Z' });
    await createDetector(engine.ports, {
      id: name,
      source: { indices: [name] },
      features: [...rocketChannels],
      training: { max_rows: 700 },
    });
    const args = [commandFile, 'train', name, '--json', '--elasticsearch', elasticsearchUrl()];
    const trained: ModelManifest[] = [];
    for (let i = 0; i < 2; i++) {
      const { stdout } = await promisify(execFile)(process.execPath, args);
      trained.push(JSON.parse(stdout) as ModelManifest);
    }
    expect(trained.map(({ version }) => version)).toEqual([1, 2]);
    expect(trained[1]?.sha256).toBe(trained[0]?.sha256);
    expect(trained[1]?.drift_bins).toEqual(trained[0]?.drift_bins);
    const stored = await engine.ports.models.get(name, 2);
    if (stored === null) throw new Error('not stored');
    // Loading compares the bytes with the hash of the manifest.
    const { onnx } = await engine.ports.models.load(stored);
    expect(onnx.byteLength).toBe(stored.onnx_bytes);
  });
});
