/** Explanations on a real Elasticsearch, by the route and by the command line. */
import { cli } from '../../cli/run_cli.mock';
import { explainResult, type ResultExplanation } from '../../common/api/explain_result';
import { decodeOrThrow } from '../../common/codecs/decode';
import { fillPath } from '../../public/api_client';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { resultId } from '../../server/detection/scoring/result_id';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { explainResultRoute } from '../../server/routes/explain_result';
import type { RouteContext } from '../../server/routes/route';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { simulateRocket } from '../../simulators/rocket/simulate_rocket';
import {
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';
import { buildHostIfStale } from './host_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('an explanation', () => {
  const prefix = uniquePrefix('explain');
  const narrow = `${prefix}-narrow`;
  let engine: TestEngine;

  beforeAll(async () => {
    buildHostIfStale();
    engine = connectTestEngine();
    await installAssets(engine.client);
    const rocket = simulateRocket({ seed: 5, anomalyRate: 0.03, start: Date.UTC(2026, 0, 1) });
    const rows = Array.from({ length: 1_500 }, (_, i) => [
      { index: { _id: `row-${i}` } },
      rocket.next().value as object,
    ]);
    for (const [id, copy_fields] of [
      [prefix, undefined],
      [narrow, rocketChannels.slice(0, 1)],
    ] as const) {
      const operations = rows.flat();
      const answer = await engine.client.bulk({ index: id, operations, refresh: true });
      expect(answer.errors).toBe(false);
      await createDetector(engine.ports, {
        id,
        source: { indices: [id] },
        features: [...rocketChannels],
        destination: {
          index: `${id}-ml`,
          ...(copy_fields === undefined ? {} : { copy_fields: [...copy_fields] }),
        },
      });
      await trainDetector(engine.ports, id, signal);
      await scoreDetector(engine.ports, id, { signal });
    }
    await engine.client.indices.refresh({ index: `${prefix}*` });
  });

  afterAll(async () => {
    for (const id of [prefix, narrow]) await deleteDetector(engine.ports, id);
    await deleteByPrefix(engine.client, prefix);
    await engine.close();
  });

  const context = () => ({ ports: engine.ports, user: null, signal }) as unknown as RouteContext;

  async function explain(id: string, result_id: string): Promise<ResultExplanation> {
    const answer = await explainResultRoute.call(
      { params: { id, result_id }, body: null },
      context(),
    );
    const wire = JSON.parse(JSON.stringify(answer)) as unknown;
    return decodeOrThrow(explainResult.response, wire, { what: 'answer' });
  }

  async function worstOf(id: string, anomaly: boolean): Promise<string> {
    const { hits } = await engine.client.search({
      index: `${id}-ml`,
      size: 1,
      query: { term: { ml_anomaly: anomaly } },
      sort: [{ ml_score: 'desc' }],
    });
    return hits.hits[0]?._id ?? '';
  }

  it.each([true, false])('has the same score as the result, flagged %s', async (flagged) => {
    const id = await worstOf(prefix, flagged);
    const { document, explanation } = await explain(prefix, id);
    expect(explanation).toMatchObject({ model_version: 1, is_scoring_model: true });
    expect(explanation?.score).toBe(explanation?.stored_score);
    expect((explanation?.margin ?? NaN) >= 0).toBe(flagged);
    expect(explanation?.reasons).toHaveLength(rocketChannels.length);
    expect(document.map(({ field }) => field)).toEqual(expect.arrayContaining([...rocketChannels]));
    expect(document.map(({ field }) => field).join()).not.toContain('ml_');
  });

  it('reads the source for what the result has no copy of, until it is gone', async () => {
    const id = await worstOf(narrow, true);
    const { document, explanation, source } = await explain(narrow, id);
    expect(explanation?.score).toBe(explanation?.stored_score);
    expect(document.map(({ field }) => field).sort()).toEqual(['@timestamp', rocketChannels[0]]);
    await engine.client.delete({ ...source, refresh: true });
    await expect(explain(narrow, id)).rejects.toMatchObject({ code: 'SOURCE_GONE' });
    await engine.client.indices.delete({ index: narrow });
    await expect(explain(narrow, id)).rejects.toMatchObject({ code: 'SOURCE_GONE' });
  });

  it('is not there for a result of another detector, or no result', async () => {
    const foreign = await worstOf(prefix, true);
    await expect(explain(narrow, foreign)).rejects.toMatchObject({ code: 'RESULT_NOT_FOUND' });
    const nothing = resultId(prefix, prefix, 'nothing');
    await expect(explain(prefix, nothing)).rejects.toMatchObject({ code: 'RESULT_NOT_FOUND' });
    await expect(explain(prefix, '../x')).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    expect(fillPath(explainResult.path, { id: prefix, result_id: foreign })).toBe(
      `/api/anomaly_forest/detectors/${prefix}/results/${foreign}/explanation`,
    );
  });

  it('comes on the command line, for people and as JSON', async () => {
    const id = await worstOf(prefix, true);
    const env = { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() };
    const machine = await cli(['explain', '--json', prefix, '--', id], { env });
    expect(machine).toMatchObject({ code: 0, json: await explain(prefix, id) });
    const human = await cli(['explain', prefix, '--', id], { env });
    expect(human.code).toBe(0);
    expect(human.stdout).toMatch(/would clear it: score 0\.\d+, threshold|No single value can/);
  });
});
