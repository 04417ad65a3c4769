/** Detectors whose results are written, and the results. */
import type { Client } from '@elastic/elasticsearch';
import { completeDetector } from '../../common/complete_detector';
import type { Detector } from '../../common/detector';
import type { ResultWrite } from '../../server/detection/ports/result_writer';
import { resultId } from '../../server/detection/scoring/result_id';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import type { BulkLimits } from '../../server/elasticsearch/bulk/settle_operations';
import { createElasticsearchPorts } from '../../server/elasticsearch/elasticsearch_ports';
import { createTestClient, deleteByPrefix, uniquePrefix } from './elasticsearch_for_tests';

/** A mapping that refuses what is no number, as one that somebody else made may do. */
export const strictFloat = { type: 'float', ignore_malformed: false } as const;

export const day = Date.UTC(2026, 0, 1);
const { signal } = new AbortController();
const bulk: Partial<BulkLimits> = { firstDelayMs: 10, longestDelayMs: 200, refresh: true };

export function aResult(
  detector: Detector,
  i: number,
  fields: Record<string, unknown> = {},
): ResultWrite {
  const [index = ''] = detector.source.indices;
  return {
    id: resultId(detector.id, index, `doc-${i}`),
    source: { index, id: `doc-${i}` },
    time: day + i * 1_000,
    json: Buffer.from(
      JSON.stringify({
        '@timestamp': new Date(day + i * 1_000).toISOString(),
        v: i,
        ...fields,
        ml_score: 0.5,
        ml_anomaly: false,
        ml: { status: 'scored', detector_id: detector.id, source: { index, id: `doc-${i}` } },
      }),
    ),
  };
}

export const results = (detector: Detector, count: number) =>
  Array.from({ length: count }, (_, i) => aResult(detector, i));

export const writerOf = (client: Client, changes: Partial<BulkLimits> = {}) =>
  createElasticsearchPorts(client, { bulk: { ...bulk, ...changes } }).writer;

/** Destinations of a test file's own, deleted after it. */
export function resultDestinations(of: string) {
  const client = createTestClient();
  const prefix = uniquePrefix(of);

  beforeAll(() => installAssets(client));

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  const aDetector = (name: string): Detector =>
    completeDetector({
      id: `${prefix}-${name}`,
      source: { indices: [`${prefix}-${name}`] },
      features: ['v'],
    });

  /** A detector whose destination has the mapping that results need, and `v` as a float. */
  async function prepared(name: string): Promise<Detector> {
    const detector = aDetector(name);
    const { index } = detector.destination;
    const { destination } = createElasticsearchPorts(client);
    await destination.prepare(index, signal);
    await client.indices.create({ index, mappings: { properties: { v: strictFloat } } });
    await destination.check(index, signal);
    return detector;
  }

  async function versions(detector: Detector): Promise<number[]> {
    const { hits } = await client.search({
      index: detector.destination.index,
      size: 10_000,
      version: true,
      _source: false,
    });
    return hits.hits.map(({ _version }) => _version ?? 0);
  }

  return { client, aDetector, prepared, versions };
}
