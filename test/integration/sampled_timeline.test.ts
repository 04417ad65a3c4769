/** The scores of more rows than a look at each of them is taken at. */
import type { Client } from '@elastic/elasticsearch';
import { completeDetector } from '../../common/complete_detector';
import type { ResultReader } from '../../server/detection/ports/result_reader';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { createElasticsearchPorts } from '../../server/elasticsearch/elasticsearch_ports';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  uniquePrefix,
} from './elasticsearch_for_tests';

const { signal } = new AbortController();
const prefix = uniquePrefix('sampled');
const detector = completeDetector({
  id: prefix,
  source: { indices: [prefix] },
  features: ['v'],
  destination: { index: `${prefix}-ml` },
});

const start = Date.UTC(2026, 0, 1);
const hour = 3_600_000;
const rows = 150_000;
const range = { from: start, to: start + 10 * hour };

/** Ten hours of scores that rise from 0.3 by 0.02 an hour; one row of a thousand is an anomaly, none in the fifth hour. */
function result(i: number) {
  const time = start + Math.floor((i * 10 * hour) / rows);
  const hours = Math.floor((time - start) / hour);
  const isAnomaly = i % 1_000 === 0 && hours !== 4;
  const isSkipped = i % 1_000 === 1;
  return {
    '@timestamp': new Date(time).toISOString(),
    ml_anomaly: isAnomaly,
    ...(isSkipped ? {} : { ml_score: isAnomaly ? 0.9 : 0.3 + 0.02 * hours + (i % 7) / 1_000 }),
    ml: {
      detector_id: detector.id,
      status: isSkipped ? 'skipped' : 'ok',
      severity: isAnomaly ? 'critical' : i % 10 === 3 ? 'low' : 'none',
    },
  };
}

describeWithElasticsearch('a timeline of many rows', () => {
  let client: Client;
  let results: ResultReader;

  beforeAll(async () => {
    client = createTestClient();
    await installAssets(client);
    const ports = createElasticsearchPorts(client);
    results = ports.results;
    await ports.destination.prepare(detector.destination.index, signal);
    for (let from = 0; from < rows; from += 10_000) {
      const operations = Array.from({ length: 10_000 }, (_, i) => [
        { create: {} },
        result(from + i),
      ]);
      const { index } = detector.destination;
      const answer = await client.bulk({ index, operations: operations.flat() });
      expect(answer.errors).toBe(false);
    }
    await client.indices.refresh({ index: detector.destination.index });
  });

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  it('counts rows and anomalies, and draws the lines of a sample', async () => {
    const query = { detector, ...range, buckets: 10, filters: [], severities: true };
    const timeline = await results.timeline(query, signal);
    expect(timeline).toMatchObject({ interval_ms: hour, sampled: 0.5 });
    expect(timeline.totals).toEqual({
      rows,
      anomalies: 135,
      skipped: 150,
      by_severity: { critical: 135, low: 15_000, none: rows - 15_135, medium: 0, high: 0 },
    });
    expect(timeline.buckets).toHaveLength(10);
    timeline.buckets.forEach((bucket, i) => {
      const anomalies = i === 4 ? 0 : 15;
      expect(bucket).toMatchObject({ anomalies, by_severity: { critical: anomalies, low: 0 } });
      expect(bucket.max_score).toBeCloseTo(i === 4 ? 0.386 : 0.9, 10);
      expect(Math.abs((bucket.mean_score ?? 0) - (0.3035 + 0.02 * i))).toBeLessThan(0.003);
      expect(Math.abs(bucket.rows - 15_000)).toBeLessThan(1_500);
    });
  });

  it('takes a look at every row of a range with fewer', async () => {
    const query = { detector, from: start, to: start + hour, buckets: 1, filters: [] };
    const timeline = await results.timeline({ ...query, severities: false }, signal);
    expect(timeline).toMatchObject({ sampled: 1, totals: { rows: 15_000, by_severity: null } });
    expect(timeline.buckets).toMatchObject([{ rows: 15_000, anomalies: 15, max_score: 0.9 }]);
  });
});
