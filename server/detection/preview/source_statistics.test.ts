import { arrivalTimesCodec } from '../../../common/api/arrival_times';
import { eventCountsCodec } from '../../../common/api/event_counts';
import { countEvents } from '../evaluation/count_events';
import type { IntervalCount } from '../ports/event_counter';
import { measureArrivals } from '../evaluation/measure_arrivals';
import { InMemoryPorts } from '../ports/ports.mock';
import type { EventsOptions } from '../evaluation/source_events';

const { signal } = new AbortController();
const minute = 60_000;

interface Asked {
  filter: unknown;
  range: unknown;
}

/** A source with events at these times, by entity. */
function world(events: Record<string, number[]>): { ports: InMemoryPorts; asked: Asked[] } {
  const ports = new InMemoryPorts();
  const asked: Asked[] = [];
  ports.reader.intervalCounts = async function* (scope, { entityField, intervalMs, range }) {
    asked.push({ filter: scope.filter, range });
    const all = Object.entries(events).flatMap(([name, times]) =>
      times.map((time) => ({
        entity: entityField === undefined ? null : name,
        time: Math.floor(time / intervalMs) * intervalMs,
      })),
    );
    const counts = new Map<string, IntervalCount>();
    for (const one of all) {
      const key = JSON.stringify(one);
      counts.set(key, { ...one, events: (counts.get(key)?.events ?? 0) + 1 });
    }
    const byName = (one: IntervalCount) => one.entity ?? '';
    const sorted = [...counts.values()].sort(
      (a, b) => byName(a).localeCompare(byName(b)) || a.time - b.time,
    );
    for (const count of sorted) {
      await Promise.resolve();
      yield [count];
    }
  };
  return { ports, asked };
}

const logins = { ada: [0, 1, 10 * minute], bob: [2 * minute, 3 * minute] };

const options: EventsOptions = {
  source: { indices: ['logins'] },
  filters: [],
  entityField: 'user',
  range: { from: null, to: null },
};

it('counts empty windows of each entity too', async () => {
  const { ports } = world(logins);
  const counts = await countEvents(ports, { ...options, windowMs: minute }, signal);
  expect(eventCountsCodec.is(counts)).toBe(true);
  expect(counts).toMatchObject({
    events: 5,
    entities: 2,
    windows: 22,
    from: 0,
    to: 11 * minute,
    most: 2,
  });
  expect(counts.mean).toBeCloseTo(5 / 22, 12);
  expect(counts.bins.map(({ windows }) => windows).slice(0, 3)).toEqual([18, 3, 1]);
});

it('counts all together where no entity is named', async () => {
  const { ports } = world(logins);
  const { entityField, ...all } = options;
  const counts = await countEvents(ports, { ...all, windowMs: minute }, signal);
  expect([entityField, counts.entities, counts.windows]).toEqual(['user', 1, 11]);
});

it('looks at whole windows alone', async () => {
  const { ports, asked } = world(logins);
  const range = { from: 1, to: 10 * minute + 5 };
  await countEvents(ports, { ...options, range, windowMs: minute }, signal);
  expect(asked[0]?.range).toEqual({ from: minute, to: 10 * minute });
  const short = { from: 1, to: minute };
  await expect(
    countEvents(ports, { ...options, range: short, windowMs: minute }, signal),
  ).rejects.toMatchObject({ code: 'NO_DATA_IN_RANGE' });
});

it("measures the times between an entity's events, never between entities", async () => {
  const { ports, asked } = world(logins);
  const source = { indices: ['logins'], filter: { term: { a: 1 } } };
  const filters = [{ term: { b: 2 } }];
  const arrivals = await measureArrivals(ports, { ...options, source, filters }, signal);
  expect(arrivalTimesCodec.is(arrivals)).toBe(true);
  expect(arrivals).toMatchObject({ events: 5, entities: 2, intervals: 3 });
  expect(arrivals.mean_ms).toBeCloseTo((10 * minute + minute) / 3, 6);
  expect(arrivals.rate_per_hour).toBeCloseTo(180 / 11, 6);
  expect(arrivals.longest_ms).toBe(10 * minute - 1);
  expect(asked[0]?.filter).toEqual({ bool: { filter: [source.filter, ...filters] } });
});

it('takes events of one millisecond for 0 ms apart', async () => {
  const { ports } = world({ ada: [5, 5, 5] });
  expect(await measureArrivals(ports, options, signal)).toMatchObject({
    intervals: 2,
    mean_ms: 0,
    rate_per_hour: 0,
  });
});

it.each<Record<string, number[]>>([{}, { ada: [5] }])(
  'says that there is nothing to measure: %j',
  async (events) => {
    const { ports } = world(events);
    await expect(measureArrivals(ports, options, signal)).rejects.toMatchObject({
      code: 'NO_DATA_IN_RANGE',
    });
  },
);

it('stops once there are too many', async () => {
  const few = { ...options, mostIntervals: 3 };
  await expect(measureArrivals(world(logins).ports, few, signal)).rejects.toMatchObject({
    code: 'EVENTS_TOO_MANY',
  });
});

it('wants a time field that is a date', async () => {
  const odd = { ...options, source: { indices: ['logins'], time_field: 'amount' } };
  await expect(measureArrivals(world(logins).ports, odd, signal)).rejects.toMatchObject({
    code: 'TIME_FIELD_NOT_DATE',
  });
});
