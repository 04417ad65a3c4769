import { completeDetector } from '../../common/complete_detector';
import { createElasticsearchPorts } from '../../server/elasticsearch/elasticsearch_ports';
import { collect } from './cluster_state';
import { describeWithElasticsearch } from './elasticsearch_for_tests';
import { day, hour, resultsOfDay, rows, toResult } from './results_for_tests';
import { everything } from './source_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('Result reader', () => {
  const { client, prefix, results, detector, aDetector } = resultsOfDay('results');

  it('counts what is settled, of this detector alone', async () => {
    expect(await results.settledCounts(detector, signal)).toEqual({
      results: 1_444,
      skipped: 2,
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

  it('finds nothing where no result was ever written', async () => {
    const unwritten = completeDetector({
      id: `${prefix}-none`,
      source: { indices: [`${prefix}-none`] },
      features: ['v'],
    });
    const range = { from: day, to: day + hour };
    expect(await results.settledCounts(unwritten, signal)).toEqual({
      results: 0,
      skipped: 0,
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
