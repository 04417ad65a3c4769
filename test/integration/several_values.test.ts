/** Documents with several values in one field: trained, scored and explained on a real Elasticsearch. */
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { explainResult } from '../../server/detection/findings/explain_result';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import type { Result } from '../../common/result';
import { deleteByPrefix, describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';

const { signal } = new AbortController();
const start = Date.UTC(2026, 0, 5);

/**
 * A host with two addresses or three, a few tags, load of four cores, and processes as objects in a list.
 * Now and then one of them is unusual, never two of them in one row.
 */
const host = (i: number) => ({
  '@timestamp': new Date(start + i * 1_000).toISOString(),
  host: {
    ip: [`10.0.${i % 3}.${i % 200}`, `fe80::${i % 50}`, ...(i % 79 === 7 ? ['192.168.9.4'] : [])],
  },
  tags: [
    ...(i % 2 === 0 ? ['web', 'eu'] : ['db', 'eu', null]),
    ...(i % 97 === 40 ? ['batch'] : []),
  ],
  load: [0.2 + (i % 5) / 50, 0.3, 0.25 + (i % 7) / 50, i % 89 === 61 ? 3 : 0.28],
  process: [{ name: 'sshd' }, { name: i % 83 === 18 ? 'rsync' : 'postgres' }],
});

/** One odd value among ordinary ones, in every field. */
const odd = {
  ...host(1_000),
  host: { ip: ['10.0.1.7', '203.0.113.9', 'fe80::1'] },
  tags: ['web', 'tor-exit', 'eu'],
  load: [0.3, 0.3, 97.5, 0.3],
  process: [{ name: 'sshd' }, { name: 'xmrig' }, { name: 'postgres' }],
};

describeWithElasticsearch('several values in one field', () => {
  const prefix = uniquePrefix('several');
  let engine: TestEngine;

  beforeAll(async () => {
    engine = connectTestEngine();
    await installAssets(engine.client);
    await engine.client.indices.create({
      index: prefix,
      mappings: {
        properties: {
          '@timestamp': { type: 'date' },
          host: { properties: { ip: { type: 'ip' } } },
          tags: { type: 'keyword' },
          load: { type: 'double' },
          process: { properties: { name: { type: 'keyword' } } },
        },
      },
    });
    const rows = [...Array.from({ length: 1_000 }, (_, i) => host(i)), odd];
    const operations = rows.flatMap((row, i) => [
      { index: { _id: i < 1_000 ? `row-${i}` : 'odd' } },
      row,
    ]);
    const answer = await engine.client.bulk({ index: prefix, operations, refresh: true });
    expect(answer.errors).toBe(false);
  });

  afterAll(async () => {
    if ((await engine.ports.detectors.get(prefix)) !== null) {
      await deleteDetector(engine.ports, prefix);
    }
    await deleteByPrefix(engine.client, prefix);
    await engine.close();
  });

  it('scores every row, flags the odd one and names the value that is odd', async () => {
    await createDetector(engine.ports, {
      id: prefix,
      source: { indices: [prefix] },
      features: ['host.ip', 'tags', { field: 'load', multi_value_mode: 'max' }, 'process.name'],
      training: { to: new Date(start + 1_000_000).toISOString() },
    });
    const manifest = await trainDetector(engine.ports, prefix, signal);
    expect(manifest.training).toMatchObject({ rows: 1_000, rows_left_out: 0 });
    const tags = manifest.features.find(({ field }) => field === 'tags');
    expect(tags?.categories).toMatchObject({
      values: ['eu', 'db', 'web', 'batch'],
      rows: [1_000, 500, 500, 10],
    });
    expect(manifest.features.find(({ field }) => field === 'load')).toMatchObject({
      multi_value_mode: 'max',
    });

    const run = await scoreDetector(engine.ports, prefix, { signal });
    expect(run).toMatchObject({ rows_scored: 1_001, rows_skipped: 0 });
    await engine.client.indices.refresh({ index: `${prefix}-ml` });
    const { hits } = await engine.client.search<Result>({
      index: `${prefix}-ml`,
      query: { term: { ml_anomaly: true } },
      sort: [{ ml_score: 'desc' }],
      size: 1,
    });
    const [{ _id: resultId = '', _source: result } = {}] = hits.hits;
    expect(result?.ml).toMatchObject({
      source: { id: 'odd' },
      status: 'unseen_category',
      unseen: ['host.ip', 'tags', 'process.name'],
      out_of_range: ['load'],
    });
    const said = new Map(result?.ml.reasons?.map((reason) => [reason.feature, reason]));
    expect(said.get('host.ip')).toMatchObject({ value_text: '203.0.113.9' });
    expect(said.get('tags')).toMatchObject({ value_text: 'tor-exit', typical_text: 'db' });
    expect(said.get('load')).toMatchObject({ value: 97.5 });
    expect(said.get('process.name')).toMatchObject({ value_text: 'xmrig' });

    const { explanation } = await explainResult(
      engine.ports,
      { detectorId: prefix, resultId },
      signal,
    );
    expect(explanation).toMatchObject({ score: result?.ml_score, stored_score: result?.ml_score });
  });
});
