/** Results of a day, as tests of their reader find them. */
import { completeDetector } from '../../common/complete_detector';
import type { Detector } from '../../common/detector';
import type { Severity } from '../../common/severity';
import type { ResultWrite } from '../../server/detection/ports/result_writer';
import { resultId } from '../../server/detection/scoring/result_id';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { createElasticsearchPorts } from '../../server/elasticsearch/elasticsearch_ports';
import { createTestClient, deleteByPrefix, uniquePrefix } from './elasticsearch_for_tests';
import { strictFloat } from './writer_for_tests';

export const hour = 3_600_000;
export const day = Date.UTC(2026, 0, 1);
const { signal } = new AbortController();

interface Judged {
  /** Milliseconds after the start of the day; null for a document without a time. */
  at: number | null;
  /** Null for a row that was skipped. */
  score: number | null;
  severity?: Severity;
  fields?: Record<string, unknown>;
}

export function toResult(detector: Detector, i: number, judged: Judged): ResultWrite {
  const { at, score, severity = 'none', fields = {} } = judged;
  const time = at === null ? null : day + at;
  const source = { index: detector.source.indices[0] ?? '', id: `doc-${i}` };
  return {
    id: resultId(detector.id, source.index, source.id),
    source,
    time,
    json: Buffer.from(
      JSON.stringify({
        ...(time === null ? {} : { '@timestamp': new Date(time).toISOString() }),
        ...fields,
        ...(score === null ? {} : { ml_score: score }),
        ml_anomaly: severity === 'high' || severity === 'critical',
        ml: {
          detector_id: detector.id,
          source,
          status: score === null ? 'skipped' : 'scored',
          severity,
          ...(score === null ? { skip_reason: 'FEATURE_MISSING' } : {}),
        },
      }),
    ),
  };
}

/** A day with an ordinary row every minute, two anomalies, a skipped row and one without time. */
export const rows: Judged[] = [
  ...Array.from({ length: 1_440 }, (_, minute) => ({
    at: minute * 60_000,
    score: 0.4 + (minute % 60) / 1_000,
    fields: { label: 'normal', flag: 0 },
  })),
  { at: 5 * hour + 1, score: 0.9, severity: 'critical', fields: { label: 'attack', flag: 1 } },
  { at: 5 * hour + 2, score: 0.8, severity: 'high', fields: { label: 'attack', flag: 1 } },
  { at: 7 * hour, score: null, fields: { label: 'normal' } },
  { at: null, score: null },
];

/** A test file's own results of two detectors in one index, deleted after it. */
export function resultsOfDay(of: string) {
  const client = createTestClient();
  const prefix = uniquePrefix(of);
  const ports = createElasticsearchPorts(client, { bulk: { refresh: true }, pages: { rows: 500 } });

  const aDetector = (name: string): Detector =>
    completeDetector({
      id: `${prefix}-${name}`,
      source: { indices: [`${prefix}-${name}`] },
      features: ['v'],
      destination: { index: `${prefix}-shared-ml` },
    });
  const detector = aDetector('one');
  const other = aDetector('two');

  beforeAll(async () => {
    await installAssets(client);
    await ports.destination.prepare(detector.destination.index, signal);
    await client.indices.create({
      index: detector.destination.index,
      mappings: { properties: { v: strictFloat, label: { type: 'keyword' } } },
    });
    await ports.writer.write(
      detector,
      rows.map((row, i) => toResult(detector, i, row)),
      signal,
    );
    const refused = { v: 'no number' };
    await ports.writer.write(
      detector,
      [
        toResult(detector, 2_000, { at: 9 * hour, score: 0.5, fields: refused }),
        toResult(detector, 2_001, { at: null, score: null, fields: refused }),
      ],
      signal,
    );
    const foreign: Judged = { at: 5 * hour, score: 0.99, severity: 'critical' };
    await ports.writer.write(other, [toResult(other, 0, foreign)], signal);
  });

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  return { client, prefix, results: ports.results, detector, aDetector };
}
