/** Anomalies counted by entity on a real cluster. */
import type { Client } from '@elastic/elasticsearch';
import { completeDetector } from '../../common/complete_detector';
import type { Severity } from '../../common/severity';
import { previewAnomaliesRule } from '../../server/alerting/preview_anomalies_rule';
import { InMemoryPorts } from '../../server/detection/ports/ports.mock';
import type { AnomalyScope } from '../../server/detection/ports/anomaly_groups';
import type { ResultReader } from '../../server/detection/ports/result_reader';
import type { ResultWrite } from '../../server/detection/ports/result_writer';
import { resultId } from '../../server/detection/scoring/result_id';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { createElasticsearchPorts } from '../../server/elasticsearch/elasticsearch_ports';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  uniquePrefix,
} from './elasticsearch_for_tests';

const prefix = uniquePrefix('groups');
const minute = 60_000;
const start = Date.UTC(2026, 0, 1);
const span = { from: start, to: start + 60 * minute };
const { signal } = new AbortController();

const detector = completeDetector({
  id: `${prefix}-hosts`,
  source: { indices: [`${prefix}-hosts`] },
  features: ['v'],
  destination: { index: `${prefix}-ml` },
});

interface Row {
  host?: string | string[];
  minute: number;
  score?: number;
  severity?: Severity;
  region?: string;
  skipped?: boolean;
}

function toResult(row: Row, i: number): ResultWrite {
  const time = start + row.minute * minute;
  const source = { index: `${prefix}-hosts`, id: `doc-${i}` };
  const { score = 0.4, severity = 'none' } = row;
  const isAnomaly = severity !== 'none';
  return {
    id: resultId(detector.id, source.index, source.id),
    source,
    time,
    json: Buffer.from(
      JSON.stringify({
        '@timestamp': new Date(time).toISOString(),
        ...(row.host === undefined ? {} : { host: row.host }),
        region: row.region ?? 'eu',
        n: i % 3,
        ...(row.skipped ? {} : { ml_score: score }),
        ml_anomaly: isAnomaly,
        ml: {
          detector_id: detector.id,
          source,
          severity,
          status: row.skipped ? 'skipped' : 'scored',
          ...(isAnomaly
            ? { reasons: [{ feature: 'v', value: i, typical: 1, contribution: 0.2 }] }
            : {}),
        },
      }),
    ),
  };
}

const entities = 5_000;
const rows: Row[] = [
  // Each host once, the later the worse, twice the ones whose number ends in 0.
  ...Array.from({ length: entities }, (_, n): Row => {
    const score = 0.6 + (0.3 * n) / entities;
    return { host: `h${n}`, minute: 10, score, severity: n >= 4_000 ? 'critical' : 'high' };
  }),
  ...Array.from({ length: entities / 10 }, (_, n): Row => ({
    host: `h${n * 10}`,
    minute: 30,
    score: 0.6,
    severity: 'high',
    region: 'us',
  })),
  { host: 'calm', minute: 20 },
  { minute: 40, score: 0.95, severity: 'critical' },
  { host: 'skipped', minute: 41, skipped: true },
];

const scope: AnomalyScope = {
  detector,
  span,
  groupBy: 'host',
  excludedEntities: [],
  excludedSpans: [],
};

describeWithElasticsearch('Anomalies by entity', () => {
  let client: Client;
  let results: ResultReader;

  beforeAll(async () => {
    client = createTestClient();
    await installAssets(client);
    const ports = createElasticsearchPorts(client, { bulk: { refresh: true } });
    results = ports.results;
    await ports.destination.prepare(detector.destination.index, signal);
    await client.indices.create({
      index: detector.destination.index,
      mappings: { properties: { host: { type: 'keyword' }, region: { type: 'keyword' } } },
    });
    await ports.writer.write(detector, rows.map(toResult), signal);
  });

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  const groups = (changes: Partial<AnomalyScope> = {}, limits = { minCount: 1, most: 1_000 }) =>
    results.anomalyGroups({ ...scope, ...changes }, limits, signal);

  it('names the worst of 5,000 first, with count, score and reasons, and says that there are more', async () => {
    const found = await groups();
    expect(found.rows).toBe(rows.length - 1);
    expect([found.groups.length, found.more]).toEqual([1_000, true]);
    expect(found.groups[0]).toMatchObject({ entity: null, score: 0.95, count: 1 });
    expect(found.groups[1]).toEqual({
      entity: 'h4999',
      count: 1,
      score: 0.6 + (0.3 * 4_999) / entities,
      severity: 'critical',
      time: start + 10 * minute,
      reasons: [{ feature: 'v', value: 4_999, typical: 1, contribution: 0.2 }],
    });
    const worst = found.groups.slice(1).map(({ entity }) => entity);
    expect(worst).toEqual(Array.from({ length: 999 }, (_, n) => `h${4_999 - n}`));
  });

  it('narrows by severity, score, query, count, entity and time', async () => {
    const all = { minCount: 1, most: 10_000 };
    const count = async (changes: Partial<AnomalyScope>, limits = all) =>
      (await groups(changes, limits)).groups.length;
    expect(await count({})).toBe(entities + 1);
    expect(await count({ minSeverity: 'critical' })).toBe(1_000 + 1);
    expect(await count({ minScore: 0.75 })).toBe(entities / 2 + 1);
    expect(await count({ filter: { term: { region: 'us' } } })).toBe(entities / 10);
    expect(await count({}, { minCount: 2, most: 10_000 })).toBe(entities / 10);
    expect(await count({ excludedEntities: ['h1', 'h2'] })).toBe(entities + 1 - 2);
    const tenthMinute = { from: start + 10 * minute, to: start + 11 * minute };
    expect(await count({ excludedSpans: [tenthMinute] })).toBe(entities / 10 + 1);
  });

  it('counts the detector as one without a field to group by', async () => {
    const found = await groups({ groupBy: undefined }, { minCount: 2, most: 10 });
    expect(found.groups).toMatchObject([{ entity: null, count: 5_501, score: 0.95 }]);
    expect((await groups({ groupBy: undefined }, { minCount: 6_000, most: 10 })).groups).toEqual(
      [],
    );
  });

  it('groups by numbers as well', async () => {
    const found = await groups({ groupBy: 'n' });
    expect(found.groups.map(({ entity }) => entity).sort()).toEqual(['0', '1', '2']);
  });

  it('knows who has rows with a verdict', async () => {
    const asked = ['h1', 'calm', 'skipped', 'nobody'];
    const present = await results.entitiesWithRows(scope, asked, signal);
    expect([...present].sort()).toEqual(['calm', 'h1']);
  });

  it('finds nothing where there is nothing, and fails where a field cannot be counted', async () => {
    const other = { ...detector, destination: { index: `${prefix}-none` } };
    expect(await groups({ detector: other })).toEqual({ rows: 0, groups: [], more: false });
    expect(await groups({ span: { from: 0, to: 1 } })).toEqual({
      rows: 0,
      groups: [],
      more: false,
    });
    await client.indices.putMapping({
      index: detector.destination.index,
      properties: { words: { type: 'text' } },
    });
    await expect(groups({ groupBy: 'words' })).rejects.toThrow(/words/);
  });

  it('previews a week of the rule in one pass', async () => {
    const memory = new InMemoryPorts();
    memory.stored.set(detector.id, detector);
    const ports = { ...memory, results };
    const params = { detector_ids: [detector.id], window: '10m', group_by: 'host' };
    const preview = await previewAnomaliesRule(
      ports,
      { params, span: { from: start, to: start + 2 * 60 * minute }, everyMs: minute },
      signal,
    );
    // Those that are odd twice have two alerts: rows in between, such as that of "calm", end the first.
    expect(preview).toMatchObject({
      alerts: entities * 1.1 + 1,
      entities: entities + 1,
      complete: true,
    });
    expect(preview.most_active).toBe(entities);
  });
});
