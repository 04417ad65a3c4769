/** Events counted and timed on a real Elasticsearch, against what they were drawn from. */
import { countEvents } from '../../server/detection/evaluation/count_events';
import { measureArrivals } from '../../server/detection/evaluation/measure_arrivals';
import {
  exponentialDraws,
  poissonDraws,
} from '../../server/detection/statistics/seeded_draws.mock';
import { describeWithElasticsearch } from './elasticsearch_for_tests';
import { evaluationEngine, hour, iso, minute, open, start } from './evaluation_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('event statistics', () => {
  const { engine, index, prefix } = evaluationEngine('event-statistics');
  const events = `${prefix}-events`;
  const logins = exponentialDraws(3, 2_000, 5 * minute);

  beforeAll(async () => {
    const keyword = { type: 'keyword' } as const;
    await engine.client.indices.create({
      index: events,
      mappings: { properties: { '@timestamp': { type: 'date' }, action: keyword, user: keyword } },
    });
    // Two users whose logins are 5 minutes apart on average, one after the other.
    let at = start;
    const documents = logins.map((gap, n) => {
      if (n === 1_000) at = start;
      at += gap;
      return { '@timestamp': iso(at), action: 'login', user: n < 1_000 ? 'ada' : 'bob' };
    });
    const noise = [
      { '@timestamp': iso(start), action: 'logout', user: 'ada' },
      { '@timestamp': iso(start + hour), action: 'login' },
    ];
    await index(events, [...documents, ...noise]);
  });

  const ofLogins = {
    source: { indices: [events] },
    filters: [{ query_string: { query: 'action:login' } }],
    entityField: 'user',
    range: open,
  };

  it('counts events per entity and window as they are', async () => {
    const windowMs = hour;
    const counts = await countEvents(engine.ports, { ...ofLogins, windowMs }, signal);
    expect(counts).toMatchObject({ events: 2_000, events_without_entity: 1, entities: 2 });
    expect(counts.mean * counts.windows).toBeCloseTo(2_000, 6);
    // Logins at a constant rate, 12 an hour but for the ends.
    expect(counts.mean).toBeGreaterThan(10);
    expect(counts.dispersion_index).toBeGreaterThan(0.6);
    expect(counts.dispersion_index).toBeLessThan(1.6);
    expect(counts.ks_distance).toBeLessThan(0.12);
    const all = await countEvents(
      engine.ports,
      { ...ofLogins, entityField: undefined, windowMs },
      signal,
    );
    expect(all).toMatchObject({ events: 2_001, entities: 1, events_without_entity: 0 });
  });

  it('measures the times between the logins of a user', async () => {
    const arrivals = await measureArrivals(engine.ports, ofLogins, signal);
    const gaps = [...logins.slice(1, 1_000), ...logins.slice(1_001)];
    expect(arrivals).toMatchObject({ events: 2_000, entities: 2, intervals: gaps.length });
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    expect(arrivals.mean_ms).toBeCloseTo(mean, 6);
    expect(arrivals.longest_ms).toBe(Math.max(...gaps));
    expect(arrivals.coefficient_of_variation).toBeCloseTo(1, 1);
    expect(arrivals.ks_distance).toBeLessThan(0.04);
  });

  it('goes on over the pages of a composite aggregation', async () => {
    const name = `${prefix}-many`;
    const counts = poissonDraws(5, 12_000, 2);
    await index(
      name,
      counts.flatMap((events, window) =>
        Array.from({ length: events }, (_, n) => ({
          '@timestamp': iso(start + window * minute + n * 1_000),
        })),
      ),
    );
    const ofAll = { source: { indices: [name] }, filters: [], range: open };
    const found = await countEvents(engine.ports, { ...ofAll, windowMs: minute }, signal);
    const events = counts.reduce((sum, count) => sum + count, 0);
    expect(found).toMatchObject({ events, most: Math.max(...counts) });
    // But for empty windows before the first event and behind the last.
    expect(12_000 - found.windows).toBeLessThan(10);
    expect(found.ks_distance).toBeLessThan(0.02);
    const few = { ...ofAll, windowMs: minute, mostIntervals: 10_000 };
    await expect(countEvents(engine.ports, few, signal)).rejects.toMatchObject({
      code: 'EVENTS_TOO_MANY',
    });
  });
});
