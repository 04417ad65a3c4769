/** Labels on a real Elasticsearch: given, suggested, carried, learnt, promoted. */
import { mkdtemp, readFile, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { cli } from '../../cli/run_cli.mock';
import { curveSteps } from '../../common/api/evaluate_detector';
import type { LabelList } from '../../common/api/list_labels';
import type { LabelSuggestions } from '../../common/api/suggest_labels';
import { readLabelLines } from '../../common/label_lines';
import type { ModelManifest } from '../../common/model_manifest';
import type { Result } from '../../common/result';
import { rankingMetrics } from '../../server/detection/evaluation/classification_metrics';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { explainResult } from '../../server/detection/findings/explain_result';
import { resultId } from '../../server/detection/scoring/result_id';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { simulateRocket } from '../../simulators/rocket/simulate_rocket';
import {
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';

const { signal } = new AbortController();
const rows = 3_000;
const start = Date.parse('2026-02-01T00:00:00Z');

describeWithElasticsearch('labels', () => {
  const id = uniquePrefix('labels');
  const truth = new Map<string, boolean>();
  let engine: TestEngine;
  let folder: string;

  const run = async <Answer>(...args: string[]) => {
    const env = { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() };
    const { code, json, stderr } = await cli([...args, '--json'], { env });
    return { code, stderr, answer: json as Answer };
  };

  const refresh = () => engine.client.indices.refresh({ index: `${id}*` });

  beforeAll(async () => {
    engine = connectTestEngine();
    folder = await mkdtemp(path.join(os.tmpdir(), 'labels-'));
    await installAssets(engine.client);
    const simulated = simulateRocket({ seed: 11, anomalyRate: 0.05, start });
    const operations = Array.from({ length: rows }, (_, n) => {
      const row = simulated.next().value;
      truth.set(resultId(id, id, `row-${n}`), row.anomaly_type !== 'none');
      return [{ index: { _id: `row-${n}` } }, row];
    }).flat();
    const answer = await engine.client.bulk({ index: id, operations, refresh: true });
    expect(answer.errors).toBe(false);
    await createDetector(engine.ports, {
      id,
      source: { indices: [id] },
      features: [...rocketChannels],
      model: { trees: 50, threshold: { contamination: 0.05 } },
    });
    await trainDetector(engine.ports, id, signal);
    await scoreDetector(engine.ports, id, { signal });
    await refresh();
  });

  afterAll(async () => {
    await deleteDetector(engine.ports, id);
    await deleteByPrefix(engine.client, id);
    await engine.close();
    await rm(folder, { recursive: true });
  });

  const suggest = async (...args: string[]) =>
    (await run<LabelSuggestions>('label', 'suggest', id, ...args)).answer.rows;

  /** As a person who knows would. */
  async function give(suggested: LabelSuggestions['rows']): Promise<void> {
    for (const anomaly of [true, false]) {
      const ids = suggested.filter(({ result_id: one }) => truth.get(one) === anomaly);
      if (ids.length === 0) continue;
      const named = ids.map(({ result_id: one }) => one).join();
      const [option, drawn] = [`--${String(anomaly)}=${named}`, ids[0]?.drawn ?? 'ranked'];
      const { code, stderr } = await run(
        'label',
        'give',
        id,
        option,
        '--drawn',
        drawn,
        '--by',
        'ada',
      );
      expect([code, stderr]).toEqual([0, '']);
    }
  }

  const list = async () => (await run<LabelList>('label', 'list', id)).answer;

  it('suggests the top-ranked rows in batches, none of them twice', async () => {
    for (let batch = 0; batch < 3; batch++) await give(await suggest('--size', '10'));
    const { labels, estimate } = await list();
    expect(labels).toHaveLength(30);
    expect(estimate.rows).toBe(0);
    for (const label of labels) {
      expect(label).toMatchObject({ who: 'ada', drawn: 'ranked', model_version: 1 });
      expect(Object.keys(label.fields).sort()).toEqual([...rocketChannels].sort());
    }
  });

  it('draws the same rows at random for the same seed, and estimates the precision by them', async () => {
    const ids = (suggested: LabelSuggestions['rows']) => suggested.map((one) => one.result_id);
    const drawn = await suggest('--mode', 'random', '--size', '20', '--seed', '7');
    expect(ids(await suggest('--mode', 'random', '--size', '20', '--seed', '7'))).toEqual(
      ids(drawn),
    );
    const other = await suggest('--mode', 'random', '--size', '20', '--seed', '8');
    expect(ids(other)).not.toEqual(ids(drawn));
    await give(drawn);
    const { estimate, labels } = await list();
    expect(labels).toHaveLength(50);
    expect(estimate).toMatchObject({ model_version: 1, rows: 20 });
    const { low = NaN, high = NaN, precision = NaN } = estimate.interval ?? {};
    // An end of the interval is the precision itself where all rows drawn are true, or none.
    expect(low).toBeLessThan(high);
    expect(low).toBeLessThanOrEqual(precision);
    expect(high).toBeGreaterThanOrEqual(precision);
  });

  it('carries labels in a file, and back after they were withdrawn', async () => {
    const file = path.join(folder, 'labels.jsonl');
    expect((await run('label', 'export', id, file)).answer).toMatchObject({ labels: 50 });
    const labels = readLabelLines(await readFile(file, 'utf8'));
    // One that begins with "-" would have to stand behind "--", after all options.
    const result = labels.map((one) => one.result_id).find((one) => !one.startsWith('-')) ?? '';
    expect((await run('label', 'withdraw', id, result)).code).toBe(0);
    expect((await list()).labels).toHaveLength(49);
    expect((await run('label', 'withdraw', id, result)).code).toBe(1);
    expect((await run('label', 'import', id, file)).answer).toEqual({ imported: 1, older: 49 });
    expect((await list()).labels).toEqual(labels);
    await writeFile(file, '{"anomaly":true}\n');
    expect((await run('label', 'import', id, file)).code).toBe(1);
  });

  it('learns, challenges, and once promoted scores otherwise, with reasons that add up', async () => {
    const learnt = await run<ModelManifest>('learn', id, '--by', 'ada');
    expect([learnt.code, learnt.stderr]).toEqual([0, '']);
    const { base_score: base, learning, version } = learnt.answer;
    expect(learning).toMatchObject({ base_version: 1, left_out: {} });
    expect(learning?.labels).toHaveLength(50);
    expect(learning?.certificate.max_difference).toBeLessThanOrEqual(1e-6);
    const roles = async () => (await engine.ports.roles.get(id)).value;
    expect(await roles()).toMatchObject({ champion: 1, challenger: version });

    await scoreAgain();
    await refresh();
    const disputed = await suggest('--mode', 'disagreement', '--size', '10');
    expect(disputed).toHaveLength(10);
    const apart = disputed.filter(({ drawn }) => drawn === 'disagreement');
    expect(apart.length).toBeGreaterThan(0);
    for (const { ml } of apart) expect(ml.challenger?.model_version).toBe(version);

    const before = await results();
    expect((await run('model', 'promote', id, String(version))).code).toBe(0);
    expect(await roles()).toMatchObject({ champion: version, challenger: null });
    await scoreAgain();
    const after = await results();
    expect(after.size).toBe(rows);
    let changed = 0;
    for (const [result, { ml, ml_score: score = NaN, ml_anomaly: flagged }] of after) {
      expect(score >= 0 && score < 1).toBe(true);
      expect(ml.model_version).toBe(version);
      if (score !== before.get(result)?.ml_score) changed += 1;
      if (!flagged) continue;
      const sum = (ml.reasons ?? []).reduce((total, reason) => total + reason.contribution, 0);
      expect(sum).toBeCloseTo(score - base, 6);
    }
    expect(changed).toBeGreaterThan(rows / 2);
    // Of the rows that people see; those that nobody labelled are measured by `npm run bench:feedback`.
    expect(averagePrecision(after)).toBeGreaterThan(averagePrecision(before) + 0.02);
  });

  it('is carried in a bundle, and gives the same scores where that is taken in', async () => {
    const file = path.join(folder, 'learnt.afmodel');
    expect((await run('model', 'export', id, '--out', file)).code).toBe(0);
    const taken = await run<ModelManifest>('model', 'import', id, file);
    expect([taken.code, taken.stderr]).toEqual([0, '']);
    expect(taken.answer.certificate).toMatchObject({ passed: true, labels_flipped: 0 });
  });

  it('says in the explanation of a row what the labels changed of it', async () => {
    const [worst] = await suggest('--size', '1');
    const asked = { detectorId: id, resultId: worst?.result_id ?? '' };
    const { explanation } = await explainResult(engine.ports, asked, signal);
    expect(explanation?.learnt).toMatchObject({ labels: 50 });
    expect(explanation?.learnt?.score_before).toBeLessThan(1);
    expect(explanation?.learnt?.strongest.length).toBeGreaterThan(0);
  });

  async function results(): Promise<Map<string, Result>> {
    await refresh();
    const found = new Map<string, Result>();
    const helper = engine.client.helpers.scrollSearch<Result>({ index: `${id}-ml`, size: 1_000 });
    for await (const { body } of helper) {
      for (const { _id, _source } of body.hits.hits) {
        if (_id !== undefined && _source !== undefined) found.set(_id, _source);
      }
    }
    return found;
  }

  /** All of it, as a detector that begins anew would. */
  async function scoreAgain(): Promise<void> {
    await engine.ports.states.delete(id);
    await scoreDetector(engine.ports, id, { signal });
  }

  function averagePrecision(all: Map<string, Result>): number {
    const scoresOf = (wanted: boolean) =>
      Float64Array.from(
        [...all].filter(([result]) => truth.get(result) === wanted),
        ([, { ml_score: score = NaN }]) => score,
      );
    const classes = { anomalous: scoresOf(true), normal: scoresOf(false) };
    return rankingMetrics(classes, curveSteps).average_precision;
  }
});
