/** Results as pages ask for them: over time, by score, searched and paged through. */
import type { ResultQuery } from '../../server/detection/ports/result_reader';
import { collect, openContexts } from './cluster_state';
import { describeWithElasticsearch } from './elasticsearch_for_tests';
import { day, hour, resultsOfDay, toResult } from './results_for_tests';
import { everything } from './source_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('Result reader', () => {
  const { client, prefix, results, detector } = resultsOfDay('results-search');

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
    expect(await openContexts(client, `${prefix}*`)).toBe(0);
  });
});
