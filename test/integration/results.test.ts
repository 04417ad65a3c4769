import type { Client } from '@elastic/elasticsearch';
import { completeDetector } from '../../common/complete_detector';
import type { Detector } from '../../common/detector';
import type { Severity } from '../../common/severity';
import type { ResultQuery, ResultReader } from '../../server/detection/ports/result_reader';
import type { ResultWrite } from '../../server/detection/ports/result_writer';
import { resultId } from '../../server/detection/scoring/result_id';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { createElasticsearchPorts } from '../../server/elasticsearch/elasticsearch_ports';
import { collect, openContexts } from './cluster_state';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  uniquePrefix,
} from './elasticsearch_for_tests';

/** A mapping that refuses what is no number, as one that somebody else made may do. */
const strictFloat = { type: 'float', ignore_malformed: false } as const;

jest.setTimeout(120_000);

const prefix = uniquePrefix('results');
const hour = 3_600_000;
const day = Date.UTC(2026, 0, 1);
const { signal } = new AbortController();
const everything = { from: null, to: null };

function aDetector(name: string): Detector {
  return completeDetector({
    id: `${prefix}-${name}`,
    source: { indices: [`${prefix}-${name}`] },
    features: ['v'],
    destination: { index: `${prefix}-shared-ml` },
  });
}

interface Judged {
  /** Milliseconds after the start of the day; null for a document without a time. */
  at: number | null;
  /** Null for a row that was skipped. */
  score: number | null;
  severity?: Severity;
  fields?: Record<string, unknown>;
}

function toResult(detector: Detector, i: number, judged: Judged): ResultWrite {
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
const rows: Judged[] = [
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

describeWithElasticsearch('Result reader', () => {
  let client: Client;
  let results: ResultReader;
  const detector = aDetector('one');
  const other = aDetector('two');

  beforeAll(async () => {
    client = createTestClient();
    await installAssets(client);
    const ports = createElasticsearchPorts(client, {
      bulk: { refresh: true },
      pages: { rows: 500 },
    });
    results = ports.results;
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

  it('counts what is settled, of this detector alone', async () => {
    expect(await results.settledCounts(detector, signal)).toEqual({
      by_status: new Map([
        ['scored', 1_442],
        ['skipped', 2],
      ]),
      skip_reasons: [{ code: 'FEATURE_MISSING', field: '', rows: 2 }],
      dead_lettered: 2,
    });
    expect(await results.settledWithoutTime(detector, signal)).toBe(2);
  });

  it('counts what is settled per interval, dead letters too', async () => {
    const range = { from: day + 5 * hour, to: day + 10 * hour };
    const histogram = await results.settledHistogram(detector, { range, intervalMs: hour }, signal);
    expect(histogram).toEqual(
      new Map([
        [day + 5 * hour, 62],
        [day + 6 * hour, 60],
        [day + 7 * hour, 61],
        [day + 8 * hour, 60],
        [day + 9 * hour, 61],
      ]),
    );
  });

  it('tells per interval how documents ended', async () => {
    const range = { from: day + 5 * hour, to: day + 10 * hour };
    const outcomes = await results.settledOutcomes(detector, { range, intervalMs: hour }, signal);
    const scored = { scored: 60, skipped: 0, dead_lettered: 0 };
    expect(outcomes).toEqual(
      new Map([
        [day + 5 * hour, { ...scored, scored: 62 }],
        [day + 6 * hour, scored],
        [day + 7 * hour, { ...scored, skipped: 1 }],
        [day + 8 * hour, scored],
        [day + 9 * hour, { ...scored, dead_lettered: 1 }],
      ]),
    );
  });

  it('counts in intervals as short as a millisecond, from the open past', async () => {
    const range = { from: null, to: day + 24 * hour };
    const minutes = await results.settledHistogram(detector, { range, intervalMs: 1 }, signal);
    // 1,440 minutes, two anomalies; the skipped row and the dead letter stand on full minutes.
    expect(minutes.size).toBe(1_442);
    expect([...minutes.values()].reduce((sum, count) => sum + count, 0)).toBe(1_444);
  });

  it('knows settled ids at once, without a search seeing them', async () => {
    const ports = createElasticsearchPorts(client);
    const late = aDetector('late');
    const written = toResult(late, 1, { at: 0, score: 0.5 });
    const refused = toResult(late, 2, { at: 0, score: 0.5, fields: { v: 'no number' } });
    const never = toResult(late, 3, { at: 0, score: 0.5 });
    await ports.writer.write(late, [written, refused], signal);
    const ids = [written, refused, never].map(({ id }) => id);
    expect(await results.settledIds(late, ids, signal)).toEqual(new Set([written.id, refused.id]));
    const many = rows.map((row, i) => toResult(detector, i, row).id);
    expect((await results.settledIds(detector, many, signal)).size).toBe(rows.length);
  });

  it('draws a timeline in nice intervals, empty ones too', async () => {
    const range = { from: day - 2 * hour, to: day + 24 * hour };
    const query = { detector, ...range, buckets: 30, filters: [], severities: true };
    const timeline = await results.timeline(query, signal);
    expect(timeline.sampled).toBe(1);
    expect(timeline.interval_ms).toBe(hour);
    expect(timeline.totals).toEqual({
      rows: 1_443,
      anomalies: 2,
      skipped: 1,
      by_severity: { none: 1_441, low: 0, medium: 0, high: 1, critical: 1 },
    });
    expect(timeline.buckets.map(({ time }) => time)).toEqual(
      Array.from({ length: 26 }, (_, i) => day + (i - 2) * hour),
    );
    const none = { none: 0, low: 0, medium: 0, high: 0, critical: 0 };
    expect(timeline.buckets[0]).toEqual({
      time: day - 2 * hour,
      max_score: null,
      mean_score: null,
      rows: 0,
      anomalies: 0,
      by_severity: none,
    });
    expect(timeline.buckets[7]).toMatchObject({
      max_score: 0.9,
      rows: 62,
      anomalies: 2,
      by_severity: { ...none, high: 1, critical: 1 },
    });
    // Minutes 0 to 59 score 0.4 to 0.459.
    expect(timeline.buckets[8]?.mean_score).toBeCloseTo(0.4295, 10);
    expect(timeline.buckets[9]).toMatchObject({ rows: 61, anomalies: 0, by_severity: none });
  });

  it('counts scores by interval, with the quantiles of all of them', async () => {
    const range = { from: day, to: day + 24 * hour };
    const { histogram, quantiles, ...counts } = await results.scoreDistribution(
      { detector, ...range },
      signal,
    );
    expect(counts).toEqual({ rows: 1_442, anomalies: 2 });
    expect(histogram).toHaveLength(100);
    const ordinary = histogram.slice(40, 46);
    // Ten scores each, 24 of either.
    expect(ordinary).toEqual([240, 240, 240, 240, 240, 240]);
    expect(histogram.flatMap((count, bin) => (count === 1 ? [bin] : []))).toEqual([80, 90]);
    expect(quantiles.map(({ level }) => level)).toEqual([0.5, 0.9, 0.95, 0.99, 0.999]);
    const scoreAt = (level: number) =>
      quantiles.find((quantile) => quantile.level === level)?.score;
    expect(scoreAt(0.5)).toBeCloseTo(0.43, 3);
    expect(scoreAt(0.99)).toBeCloseTo(0.459, 3);

    const before = { from: day - hour, to: day };
    const nothing = { rows: 0, anomalies: 0, histogram: new Array(100).fill(0), quantiles: [] };
    expect(await results.scoreDistribution({ detector, ...before }, signal)).toEqual(nothing);
    const nowhere = { ...detector, destination: { index: `${prefix}-nowhere-ml` } };
    expect(await results.scoreDistribution({ detector: nowhere, ...range }, signal)).toEqual(
      nothing,
    );
  });

  describe('search', () => {
    const search = (changes: Partial<ResultQuery>) =>
      results.search(
        {
          detector,
          from: day,
          to: day + 24 * hour,
          only_anomalies: false,
          severities: [],
          statuses: [],
          filters: [],
          sort: 'score',
          order: 'desc',
          offset: 0,
          size: 10,
          ...changes,
        },
        signal,
      );

    it('sorts by score or time, with the exact total', async () => {
      const best = await search({ size: 2 });
      expect(best.total).toBe(1_443);
      expect(best.rows.map(({ ml_score: score, time }) => [score, time])).toEqual([
        [0.9, '2026-01-01T05:00:00.001Z'],
        [0.8, '2026-01-01T05:00:00.002Z'],
      ]);
      expect(best.rows[0]).toMatchObject({
        result_index: detector.destination.index,
        result_id: toResult(detector, 1_440, { at: 0, score: 0 }).id,
        ml: { severity: 'critical', source: { id: 'doc-1440' } },
      });
      const newest = await search({ sort: 'time', size: 1 });
      expect(newest.rows[0]?.time).toBe('2026-01-01T23:59:00.000Z');
      const oldest = await search({ sort: 'time', order: 'asc', size: 1 });
      expect(oldest.rows[0]?.time).toBe('2026-01-01T00:00:00.000Z');
      // A row without a score is last in either order.
      const mildest = await search({ order: 'asc', size: 1 });
      expect(mildest.rows[0]?.ml_score).toBe(0.4);
    });

    it('pages through everything once, although scores tie', async () => {
      const ids: string[] = [];
      for (let offset = 0; offset < 1_443; offset += 100) {
        const { rows: page } = await search({ offset, size: 100 });
        ids.push(...page.map(({ result_id: id }) => id));
      }
      expect(new Set(ids).size).toBe(1_443);
    });

    it('filters by anomaly, severity and time', async () => {
      expect((await search({ only_anomalies: true })).total).toBe(2);
      expect((await search({ severities: ['critical'] })).total).toBe(1);
      expect((await search({ severities: ['critical', 'high'] })).total).toBe(2);
      const until = { from: day + 5 * hour, to: day + 5 * hour + 2 };
      expect((await search({ only_anomalies: true, ...until })).total).toBe(1);
    });
  });

  it('pages through scores with their labels', async () => {
    const read = async (
      labelField: string,
      range: typeof everything | { from: number; to: null },
    ) => (await collect(results.labelledScores(detector, { labelField, range }, signal))).flat();
    const labelled = await read('label', everything);
    expect(labelled).toHaveLength(1_442);
    expect(labelled.filter(({ label }) => label === 'attack')).toEqual(
      expect.arrayContaining([
        { score: 0.9, anomaly: true, label: 'attack' },
        { score: 0.8, anomaly: true, label: 'attack' },
      ]),
    );
    const flagged = await read('flag', { from: day + 5 * hour + 2, to: null });
    // The minutes after 5:00, and the second anomaly.
    expect(flagged).toHaveLength(19 * 60 - 1 + 1);
    expect(flagged.filter(({ label }) => label === 1)).toHaveLength(1);
    expect(await read('no_such_field', everything)).toEqual([]);
    expect(await openContexts(client)).toBe(0);
  });

  it('finds nothing where no result was ever written', async () => {
    const unwritten = completeDetector({
      id: `${prefix}-none`,
      source: { indices: [`${prefix}-none`] },
      features: ['v'],
    });
    const range = { from: day, to: day + hour };
    expect(await results.settledCounts(unwritten, signal)).toEqual({
      by_status: new Map(),
      skip_reasons: [],
      dead_lettered: 0,
    });
    expect(await results.settledIds(unwritten, ['a', 'b'], signal)).toEqual(new Set());
    expect(await results.settledHistogram(unwritten, { range, intervalMs: 1_000 }, signal)).toEqual(
      new Map(),
    );
    expect(await results.settledOutcomes(unwritten, { range, intervalMs: 1_000 }, signal)).toEqual(
      new Map(),
    );
    expect(await results.settledWithoutTime(unwritten, signal)).toBe(0);
    const { totals } = await results.timeline(
      { detector: unwritten, ...range, buckets: 10, filters: [], severities: true },
      signal,
    );
    expect(totals).toMatchObject({ rows: 0, anomalies: 0, skipped: 0, by_severity: { none: 0 } });
    const labels = results.labelledScores(
      unwritten,
      { labelField: 'label', range: everything },
      signal,
    );
    expect(await collect(labels)).toEqual([]);
  });
});
