import { resultFields } from '../../common/fields';
import type { estypes } from '@elastic/elasticsearch';
import resultTemplate from '../../index_templates/component_result_fields.json';
import { assets } from '../../server/elasticsearch/assets/assets';
import {
  checkDestination,
  createDestinationKeeper,
  ensureDestinationTemplate,
} from '../../server/elasticsearch/assets/destination';
import { effectiveMapping } from '../../server/elasticsearch/assets/effective_mapping';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  uniquePrefix,
} from './elasticsearch_for_tests';

describeWithElasticsearch('assets on Elasticsearch', () => {
  const client = createTestClient();
  const prefix = uniquePrefix('assets');

  beforeAll(async () => {
    await installAssets(client);
  });

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  /** A result with every field of ours, and source fields beside them. */
  const result = {
    '@timestamp': '2026-01-02T03:04:05.678Z',
    temp_c: 71.5,
    ml_score: 0.6123456789012345,
    ml_anomaly: true,
    ml: {
      status: 'scored',
      threshold: 0.6123456789012345,
      percentile: 99.5,
      severity: 'critical',
      model_version: 1,
      reasons: [{ feature: 'temp_c', value: 71.5, typical: 70, contribution: 0.11 }],
      source: { index: 'rocket-telemetry', id: 'a' },
    },
  };

  it('are installed once, the pipeline is left out with the reason where processors lack', async () => {
    const warnings: string[] = [];
    const ignore = (): void => undefined;
    const logger = {
      debug: ignore,
      info: ignore,
      error: ignore,
      warn: (message: string) => void warnings.push(message),
    };
    const reports = await installAssets(client, { logger });
    expect(reports.map(({ name, kind, status }) => [name, kind, status])).toEqual(
      assets.map(({ name, kind }) => [
        name,
        kind,
        kind === 'ingest_pipeline' ? 'skipped' : 'current',
      ]),
    );
    const reason = 'the cluster lacks processors: date, fail, script, set';
    expect(reports.find(({ status }) => status === 'skipped')?.reason).toBe(reason);
    expect(warnings).toContain(`Left out ingest_pipeline "rocket-telemetry": ${reason}`);
    expect(warnings).toHaveLength(reports.filter(({ status }) => status === 'skipped').length);
  });

  it('replace an older version and leave a newer one alone', async () => {
    const name = 'anomaly-forest-refused';
    const asset = assets.find((candidate) => candidate.name === name);
    const path = `/_index_template/${name}`;
    const put = (version: number): Promise<unknown> =>
      client.transport.request({ method: 'PUT', path, body: { ...asset?.body, version } });
    const statusOf = async (): Promise<string | undefined> =>
      (await installAssets(client)).find((report) => report.name === name)?.status;

    await put(0);
    expect(await statusOf()).toBe('installed');
    expect(await statusOf()).toBe('current');
    await put(99);
    expect(await statusOf()).toBe('current');
    await put(1);
  });

  it('stop at an Elasticsearch that does not answer', async () => {
    const nobody = createTestClient('http://127.0.0.1:1');
    await expect(installAssets(nobody)).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
    await nobody.close();
  });

  it('give raw rocket telemetry its types and keep it apart from scored', async () => {
    const raw = await effectiveMapping(client, 'rocket-telemetry-2026');
    expect(raw.exists).toBe(false);
    expect(Object.fromEntries(raw.fields)).toEqual({
      '@timestamp': 'date',
      temp_c: 'double',
      cpu_pct: 'double',
      net_kbps: 'double',
      pressure_bar: 'double',
      status: 'keyword',
      anomaly_type: 'keyword',
      'event.ingested': 'date',
      'event.cleaned': 'keyword',
      'event.cleaned_values': 'object',
    });
    const scored = await effectiveMapping(client, 'rocket-telemetry-ml');
    for (const [name, type] of raw.fields) expect(scored.fields.get(name)).toBe(type);
    for (const [name, { type }] of Object.entries(resultFields)) {
      expect(scored.fields.get(name)).toBe(type);
    }
    await expect(checkDestination(client, 'rocket-telemetry-ml')).resolves.toBeUndefined();
  });

  it('keep a score to the last digit, also in the index', async () => {
    const index = `${prefix}-score-ml`;
    expect(await ensureDestinationTemplate(client, index)).toBe('installed');
    await client.index({ index, document: result, refresh: true });
    const { hits } = await client.search({
      index,
      query: { term: { ml_score: result.ml_score } },
      sort: { ml_score: 'desc' },
    });
    expect(hits.hits[0]?.sort).toEqual([result.ml_score]);
    const anomalies = await client.count({ index, q: 'ml_anomaly:true AND ml.severity:critical' });
    expect(anomalies.count).toBe(1);
  });

  it('refuse a destination that no template covers, until it is prepared', async () => {
    const index = `${prefix}-other-ml`;
    const keeper = createDestinationKeeper(client);
    const { signal } = new AbortController();
    await expect(keeper.check(index, signal)).rejects.toMatchObject({
      code: 'ASSET_MISSING',
      message: `No index template gives "${index}" the fields of results: ml_score is not mapped instead of double, ml_anomaly is not mapped instead of boolean, ml.severity is not mapped instead of keyword, … (${Object.keys(resultFields).length})`,
    });
    await keeper.prepare(index, signal);
    await keeper.check(index, signal);
    expect(await ensureDestinationTemplate(client, index)).toBe('current');
  });

  it('take in no index of others', async () => {
    await ensureDestinationTemplate(client, `${prefix}-mine-ml`);
    const { fields } = await effectiveMapping(client, `${prefix}-mine-ml-2`);
    expect(fields.size).toBe(0);
  });

  it('add to an existing destination what it lacks', async () => {
    const index = `${prefix}-older-ml`;
    await client.indices.create({ index, mappings: { properties: { note: { type: 'text' } } } });
    await expect(checkDestination(client, index)).rejects.toMatchObject({ code: 'ASSET_MISSING' });
    await ensureDestinationTemplate(client, index);
    await checkDestination(client, index);
  });

  it('bring a destination of an earlier version up to date before a run', async () => {
    const index = `${prefix}-earlier-ml`;
    const { properties } = resultTemplate.template.mappings;
    const earlier = Object.entries(properties.ml.properties).filter(
      ([name]) => name !== 'challenger',
    );
    const ml = { ...properties.ml, properties: Object.fromEntries(earlier) };
    await client.indices.create({
      index,
      mappings: { properties: { ...properties, ml } as Record<string, estypes.MappingProperty> },
    });
    await expect(checkDestination(client, index)).rejects.toMatchObject({ code: 'ASSET_MISSING' });
    await createDestinationKeeper(client).check(index, new AbortController().signal);
    await checkDestination(client, index);
  });

  it('refuse an existing destination whose types Elasticsearch guessed', async () => {
    const index = `${prefix}-guessed-ml`;
    await client.index({ index, document: result });
    await expect(checkDestination(client, index)).rejects.toMatchObject({
      code: 'ASSET_MISSING',
      message: expect.stringContaining('ml_score is float instead of double') as string,
    });
    await expect(ensureDestinationTemplate(client, index)).rejects.toMatchObject({
      code: 'ASSET_MISSING',
      message: expect.stringMatching(/cannot be changed|cannot update parameter/i) as string,
    });
  });

  it('let dead letters hold any document and be counted by reason', async () => {
    const index = `anomaly-forest-dead-letters-${prefix}`;
    const document = {
      source: { index: 'a', id: 'b', time: '2026-01-02T03:04:05Z' },
      error: { code: 'DOCUMENT_REFUSED', type: 'document_parsing_exception', reason: 'why' },
      ml: { detector_id: prefix },
      document: { 'a.': 1, mixed: [{ b: 1 }, 'text', [null]], deep: { ml: { reasons: 'text' } } },
    };
    await client.index({ index, id: 'x', document, refresh: true });
    const kept = await client.get({ index, id: 'x' });
    expect(kept._source).toEqual(document);
    const q = 'error.code:DOCUMENT_REFUSED AND source.time:[2026-01-02 TO 2026-01-03]';
    expect((await client.count({ index, q })).count).toBe(1);
    await deleteByPrefix(client, index);
  });

  it('keep the registry out of searches over all indices', async () => {
    const index = `anomaly-forest-registry-${prefix}`;
    await client.index({ index, document: { type: 'model', bytes: 'AAEC' }, refresh: true });
    expect((await client.count({ index: '*', q: 'type:model' })).count).toBe(0);
    expect((await client.count({ index, q: 'type:model' })).count).toBe(1);
    await deleteByPrefix(client, index);
  });
});
