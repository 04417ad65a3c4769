import type { DetectorInput } from '../../common/detector';
import { AppError } from '../../common/errors';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { describeDetector } from '../../server/detection/detectors/describe_detector';
import { evaluateDetector } from '../../server/detection/evaluation/evaluate_detector';
import { reconcileDetector } from '../../server/detection/scoring/reconcile_detector';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { rocketRowId, simulateRocket } from '../../simulators/rocket/simulate_rocket';
import { deleteByPrefix, describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('the loop on Elasticsearch', () => {
  const prefix = uniquePrefix('loop');
  let engine: TestEngine;

  beforeAll(async () => {
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

  const nameOf = (test: string) => `${prefix}-${test}`;

  async function index(name: string, rows: object[], idOf = (n: number) => `row-${n}`) {
    const operations = rows.flatMap((row, n) => [{ index: { _id: idOf(n) } }, row]);
    const answer = await engine.client.bulk({ index: name, operations, refresh: true });
    expect(answer.errors).toBe(false);
  }

  async function rocket(name: string, rows: number) {
    const simulated = simulateRocket({ seed: 3, anomalyRate: 0.05 });
    await index(
      name,
      Array.from({ length: rows }, () => simulated.next().value),
      (n) => rocketRowId(3, n),
    );
  }

  const create = (name: string, changes: Partial<DetectorInput> = {}) =>
    createDetector(engine.ports, {
      id: name,
      source: { indices: [name] },
      features: [...rocketChannels],
      ...changes,
    });

  async function ledgerOf(name: string) {
    await engine.client.indices.refresh({
      index: `${name}*,anomaly-forest-dead-letters*`,
      ignore_unavailable: true,
    });
    return (await describeDetector(engine.ports, name)).ledger;
  }

  const settled = { skip_reasons: [], dead_lettered: 0, pending: 0, missing: 0, gone: 0 };

  it('trains, scores, explains, evaluates; doing it again changes nothing', async () => {
    const name = nameOf('rocket');
    await rocket(name, 3_000);
    await create(name, { model: { threshold: { contamination: 0.05 } } });
    const model = await trainDetector(engine.ports, name, signal);
    expect(model).toMatchObject({ version: 1, training: { rows: 3_000, rows_left_out: 0 } });

    expect(await scoreDetector(engine.ports, name, { signal })).toMatchObject({
      rows_scored: 3_000,
      rows_skipped: 0,
    });
    expect(await ledgerOf(name)).toEqual({
      ...settled,
      ingested: 3_000,
      scored: 3_000,
      skipped: 0,
    });

    const allResults = async () => {
      const { hits } = await engine.client.search<Record<string, unknown>>({
        index: `${name}-ml`,
        size: 3_000,
      });
      return new Map(hits.hits.map(({ _id, _source }) => [_id, _source]));
    };
    const before = await allResults();
    await engine.ports.states.delete(name);
    await scoreDetector(engine.ports, name, { signal });
    await engine.client.indices.refresh({ index: `${name}-ml` });
    expect(before.size).toBe(3_000);
    expect(await allResults()).toEqual(before);

    const evaluation = await evaluateDetector(engine.ports, name, {
      labelField: 'status',
      range: { from: null, to: null },
    });
    expect(evaluation.rows).toBe(3_000);
    expect(evaluation.roc_auc).toBeGreaterThan(0.6);

    const { rows, total } = await engine.ports.results.search(
      {
        detector: (await describeDetector(engine.ports, name)).detector,
        from: 0,
        to: Date.now(),
        only_anomalies: true,
        severities: [],
        statuses: [],
        filters: [],
        sort: 'score',
        order: 'desc',
        offset: 0,
        size: 100,
      },
      signal,
    );
    // Contamination 0.05 of 3,000 rows, of which some may tie at the threshold.
    expect(total).toBeGreaterThanOrEqual(150);
    expect(total).toBeLessThan(165);
    for (const row of rows) {
      const sum = (row.ml.reasons ?? []).reduce((all, reason) => all + reason.contribution, 0);
      expect(sum).toBeCloseTo((row.ml_score ?? NaN) - model.base_score, 6);
    }
  });

  it('trains the same bytes twice on the same rows', async () => {
    const name = nameOf('same');
    await rocket(name, 1_500);
    await create(name, { training: { max_rows: 700 } });
    const first = await trainDetector(engine.ports, name, signal);
    const second = await trainDetector(engine.ports, name, signal);
    expect(first.training.rows).toBe(700);
    expect(second.sha256).toBe(first.sha256);
    expect(second.version).toBe(2);
  });

  it('scores 10,000 documents of one time, once each', async () => {
    const name = nameOf('ties');
    const simulated = simulateRocket({ seed: 5 });
    const time = '2026-01-01T00:00:00.000Z';
    await index(
      name,
      Array.from({ length: 10_000 }, () => ({ ...simulated.next().value, '@timestamp': time })),
    );
    await create(name);
    await trainDetector(engine.ports, name, signal);
    await scoreDetector(engine.ports, name, { signal });
    expect(await ledgerOf(name)).toMatchObject({ ingested: 10_000, scored: 10_000, missing: 0 });
  });

  it('finds what came late and what has no time', async () => {
    const name = nameOf('late');
    await rocket(name, 600);
    await create(name, { schedule: { lookback: '9999d' } });
    await trainDetector(engine.ports, name, signal);
    await scoreDetector(engine.ports, name, { signal });
    const late = simulateRocket({ seed: 8 }).next().value;
    const timeless = { ...late, '@timestamp': undefined };
    await index(name, [late, timeless], (n) => `late-${n}`);
    expect(await ledgerOf(name)).toMatchObject({ ingested: 602, scored: 600, missing: 2 });
    await reconcileDetector(engine.ports, name, { signal });
    expect(await ledgerOf(name)).toMatchObject({ scored: 601, skipped: 1, missing: 0, pending: 0 });
  });

  it('gives each bad value its own code, and loses none', async () => {
    const name = nameOf('bad');
    await engine.client.indices.create({
      index: name,
      mappings: { properties: { '@timestamp': { type: 'date' }, x: { type: 'double' } } },
    });
    const at = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString();
    const good = Array.from({ length: 100 }, (_, n) => ({ '@timestamp': at(n), x: n % 13 }));
    const bad: object[] = [
      { '@timestamp': at(200) },
      { '@timestamp': at(201), x: null },
      { '@timestamp': at(202), x: [null] },
      { '@timestamp': at(203), x: 1e39 },
    ];
    await index(name, [...good, ...bad]);
    await create(name, { features: ['x'], training: { min_rows: 50 } });
    const model = await trainDetector(engine.ports, name, signal);
    expect(model.training).toMatchObject({ rows: 100, rows_left_out: 4 });
    await scoreDetector(engine.ports, name, { signal });
    expect(await ledgerOf(name)).toMatchObject({ ingested: 104, scored: 100, skipped: 4 });
    const { hits } = await engine.client.search<{ ml: { skip_reason: string } }>({
      index: `${name}-ml`,
      query: { term: { 'ml.status': 'skipped' } },
      sort: ['@timestamp'],
    });
    expect(hits.hits.map((hit) => hit._source?.ml.skip_reason)).toEqual([
      'FEATURE_MISSING',
      'FEATURE_NULL',
      'FEATURE_NULL',
      'FEATURE_TOO_LARGE',
    ]);
  });

  it('says what is wrong with a detector, each with its own code', async () => {
    const name = nameOf('wrong');
    await rocket(name, 20);
    const codeOf = (changes: Partial<DetectorInput>) =>
      create(name, changes).then(
        () => 'created',
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      );
    expect(await codeOf({ features: ['temperature'] })).toBe('FIELD_NOT_FOUND');
    expect(await codeOf({ features: ['status'] })).toBe('FIELD_NOT_USABLE');
    expect(await codeOf({ source: { indices: [nameOf('nowhere')] } })).toBe('INDEX_NOT_FOUND');
    expect(await codeOf({ source: { indices: [name], time_field: 'temp_c' } })).toBe(
      'TIME_FIELD_NOT_DATE',
    );
    expect(await codeOf({ destination: { index: name } })).toBe('DESTINATION_IN_SOURCE');
    expect(await codeOf({})).toBe('created');
    expect(await codeOf({})).toBe('DETECTOR_EXISTS');
    await expect(trainDetector(engine.ports, name, signal)).rejects.toMatchObject({
      code: 'NOT_ENOUGH_ROWS',
    });
  });

  it('refuses to write where the template is missing, says so once, and goes on when it is back', async () => {
    const name = nameOf('template');
    await rocket(name, 300);
    await create(name);
    await trainDetector(engine.ports, name, signal);
    const { index_templates: templates } = await engine.client.indices.getIndexTemplate();
    const own = templates.filter(({ index_template: template }) =>
      [template.index_patterns].flat().some((pattern) => pattern.startsWith(name)),
    );
    for (const { name: template } of own) {
      await engine.client.indices.deleteIndexTemplate({ name: template });
    }
    for (let run = 0; run < 3; run++) {
      await expect(scoreDetector(engine.ports, name, { signal })).rejects.toMatchObject({
        code: 'ASSET_MISSING',
      });
    }
    expect(engine.logged.filter((line) => line.includes(name))).toHaveLength(1);
    expect((await describeDetector(engine.ports, name)).phase).toBe('failing');
    await engine.ports.destination.prepare(`${name}-ml`, signal);
    await scoreDetector(engine.ports, name, { signal });
    expect((await describeDetector(engine.ports, name)).phase).toBe('running');
  });

  it('forgets a deleted detector and keeps its results', async () => {
    const name = nameOf('deleted');
    await rocket(name, 300);
    await create(name);
    await trainDetector(engine.ports, name, signal);
    await scoreDetector(engine.ports, name, { signal });
    await deleteDetector(engine.ports, name);
    await expect(describeDetector(engine.ports, name)).rejects.toMatchObject({
      code: 'DETECTOR_NOT_FOUND',
    });
    await engine.client.indices.refresh({ index: `${name}-ml` });
    expect((await engine.client.count({ index: `${name}-ml` })).count).toBe(300);
    await create(name);
    expect((await describeDetector(engine.ports, name)).model).toBeNull();
  });
});
