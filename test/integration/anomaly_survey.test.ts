import type { Client } from '@elastic/elasticsearch';
import { completeDetector } from '../../common/complete_detector';
import type { Detector } from '../../common/detector';
import type { Severity } from '../../common/severity';
import type { ResultReader } from '../../server/detection/ports/result_reader';
import { resultId } from '../../server/detection/scoring/result_id';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { createElasticsearchPorts } from '../../server/elasticsearch/elasticsearch_ports';
import { resultFilters } from '../../server/routes/result_filters';
import type { HostInfo } from '../../server/routes/route';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  uniquePrefix,
} from './elasticsearch_for_tests';

const { signal } = new AbortController();
const prefix = uniquePrefix('survey');
const minute = 60_000;
const start = Date.UTC(2026, 0, 1);

const pump = aDetector('pump');
const fan = aDetector('fan');
const scope = { index: pump.destination.index, detectorIds: [pump.id, fan.id] };
const span = { from: start, to: start + 60 * minute };

function aDetector(name: string): Detector {
  return completeDetector({
    id: `${prefix}-${name}`,
    source: { indices: [`${prefix}-${name}`] },
    features: ['v'],
    destination: { index: `${prefix}-ml` },
  });
}

interface Row {
  detector: Detector;
  /** Minutes after the start. */
  at: number;
  score: number;
  percentile: number;
  severity: Severity;
  anomaly: boolean;
  host?: string;
}

const rows: Row[] = [
  // Ordinary rows count for nothing, whatever their severity.
  ...Array.from({ length: 60 }, (_, at) => ({
    ...{ detector: pump, at, score: 0.95, percentile: 90 },
    ...{ severity: 'low' as const, anomaly: false, host: 'web-1' },
  })),
  {
    detector: pump,
    at: 3,
    score: 0.7,
    percentile: 99.5,
    severity: 'high',
    anomaly: true,
    host: 'web-1',
  },
  {
    detector: pump,
    at: 4,
    score: 0.9,
    percentile: 99.95,
    severity: 'critical',
    anomaly: true,
    host: 'web-2',
  },
  { detector: pump, at: 30, score: 0.66, percentile: 96, severity: 'medium', anomaly: true },
  {
    detector: fan,
    at: 30,
    score: 0.99,
    percentile: 97,
    severity: 'medium',
    anomaly: true,
    host: 'web-1',
  },
  // The hour before.
  {
    detector: pump,
    at: -5,
    score: 0.97,
    percentile: 99.99,
    severity: 'critical',
    anomaly: true,
    host: 'web-1',
  },
];

const lucene = { kqlToQuery: null } as HostInfo;

describeWithElasticsearch('Anomalies at a glance', () => {
  let client: Client;
  let results: ResultReader;

  beforeAll(async () => {
    client = createTestClient();
    await installAssets(client);
    const ports = createElasticsearchPorts(client, { bulk: { refresh: true } });
    results = ports.results;
    await ports.destination.prepare(scope.index, signal);
    const properties = { host: { type: 'keyword' as const } };
    await client.indices.create({ index: scope.index, mappings: { properties } });
    for (const detector of [pump, fan]) {
      const own = rows.filter((row) => row.detector === detector);
      const writes = own.map(({ anomaly, at, host, percentile, score, severity }, i) => {
        const source = { index: detector.source.indices[0] ?? '', id: `doc-${i}` };
        const ml = { detector_id: detector.id, source, status: 'scored', severity, percentile };
        const reasons = [
          { feature: 'v', contribution: -0.1, value: 1, typical: 1 },
          { feature: 'w', contribution: 0.3, value: 9, typical: 1 },
        ];
        const time = start + at * minute;
        return {
          id: resultId(detector.id, source.index, source.id),
          source,
          time,
          json: Buffer.from(
            JSON.stringify({
              '@timestamp': new Date(time).toISOString(),
              ...(host === undefined ? {} : { host }),
              ml_score: score,
              ml_anomaly: anomaly,
              ml: { ...ml, reasons },
            }),
          ),
        };
      });
      await ports.writer.write(detector, writes, signal);
    }
  });

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  const lanes = (
    changes: { by?: string; filters?: Record<string, unknown>[]; most?: number } = {},
  ) =>
    results.anomalyLanes(
      scope,
      { span, intervalMs: 10 * minute, by: undefined, filters: [], most: 10, ...changes },
      signal,
    );

  it('shows the anomalies of each detector by interval, with the worst score and severity', async () => {
    expect(await lanes()).toEqual({
      more: false,
      lanes: [
        {
          id: fan.id,
          cells: [{ time: start + 30 * minute, anomalies: 1, score: 0.99, severity: 'medium' }],
        },
        {
          id: pump.id,
          cells: [
            { time: start, anomalies: 2, score: 0.9, severity: 'critical' },
            { time: start + 30 * minute, anomalies: 1, score: 0.66, severity: 'medium' },
          ],
        },
      ],
    });
  });

  it('shows the anomalies by entity, those without one too', async () => {
    const { lanes: found, more } = await lanes({ by: 'host' });
    expect(more).toBe(false);
    expect(found.map(({ id, cells }) => [id, cells.length])).toEqual([
      ['web-1', 2],
      ['web-2', 1],
      [null, 1],
    ]);
    expect(await lanes({ by: 'host', most: 1 })).toMatchObject({ more: true });
  });

  it('counts by severity now and before, and finds the worst by percentile', async () => {
    const summary = await results.anomalySummary(scope, { span, worst: 3 }, signal);
    expect(summary.counts).toEqual({ none: 0, low: 0, medium: 2, high: 1, critical: 1 });
    expect(summary.counts_before).toEqual({ none: 0, low: 0, medium: 0, high: 0, critical: 1 });
    expect(summary.worst.map(({ score }) => score)).toEqual([0.9, 0.7, 0.99]);
    expect(summary.worst[0]).toMatchObject({
      detector_id: pump.id,
      time: new Date(start + 4 * minute).toISOString(),
      severity: 'critical',
      reason: { feature: 'w', value: 9, typical: 1 },
    });
  });

  it('narrows timeline, rows and lanes by a query and an entity', async () => {
    const filters = resultFilters(lucene, {
      query: 'ml_score:>0.6 AND host : web*',
      entity: { field: 'host', value: 'web-2' },
    });
    expect((await lanes({ filters })).lanes).toMatchObject([
      { id: pump.id, cells: [{ anomalies: 1 }] },
    ]);
    const timeline = await results.timeline(
      { detector: pump, ...span, buckets: 6, filters, severities: true },
      signal,
    );
    expect(timeline.totals).toMatchObject({ rows: 1, anomalies: 1, by_severity: { critical: 1 } });
    const found = await results.search(
      {
        ...{
          detector: pump,
          ...span,
          filters,
          only_anomalies: false,
          severities: [],
          statuses: [],
        },
        ...{ sort: 'score', order: 'desc', offset: 0, size: 10 },
      },
      signal,
    );
    expect(found.rows.map(({ ml_score: score }) => score)).toEqual([0.9]);
  });

  it('says what is wrong with a query that cannot be read', async () => {
    const filters = resultFilters(lucene, { query: 'host : (' });
    await expect(lanes({ filters })).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  });

  it('knows which fields can be entities, and finds nothing where there is no index', async () => {
    expect(await results.entityFields(scope.index, signal)).toEqual(['host']);
    const nowhere = { ...scope, index: `${prefix}-nowhere` };
    expect(await results.entityFields(nowhere.index, signal)).toEqual([]);
    expect(await results.anomalySummary(nowhere, { span, worst: 3 }, signal)).toMatchObject({
      counts: { critical: 0 },
      worst: [],
    });
    const options = { span, intervalMs: minute, by: 'host', filters: [], most: 10 };
    expect(await results.anomalyLanes(nowhere, options, signal)).toEqual({
      lanes: [],
      more: false,
    });
  });
});
