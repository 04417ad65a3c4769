import { completeWindows, type Measure, type WindowsInput } from '../../../common/windows';
import { usualStreamLimits, WindowStream, type ClosedWindow } from './window_stream';

const minute = 60_000;
const start = Date.UTC(2026, 0, 5, 9);

interface Event {
  at: number;
  user?: unknown;
  [field: string]: unknown;
}

/** Events `at` so many minutes after nine, into windows of five minutes. */
function windowsOf(
  events: Event[],
  measures: Measure[],
  {
    limits = usualStreamLimits,
    ...changes
  }: WindowsInput & { limits?: typeof usualStreamLimits } = {},
): ClosedWindow[] {
  const windows = completeWindows({ entity: 'user', measures, history: '1h', ...changes });
  const stream = new WindowStream(windows, limits);
  const closed = events.flatMap(({ at, ...source }) => [
    ...stream.push({ time: start + at * minute, source: { user: 'ann', ...source } }),
  ]);
  return [...closed, ...stream.flush()];
}

const valuesOf = (events: Event[], measure: Omit<Measure, 'name'>, changes: WindowsInput = {}) =>
  windowsOf(events, [{ name: 'm', ...measure }], changes).map(({ values }) => values.m);

describe('WindowStream', () => {
  it('closes the windows of each entity when the first event of a later one comes', () => {
    const windows = completeWindows({
      entity: 'user',
      measures: [{ name: 'n', measure: 'count' }],
    });
    const stream = new WindowStream(windows);
    const push = (at: number, user: string) =>
      stream.push({ time: start + at * minute, source: { user } });
    expect(push(0, 'bob')).toEqual([]);
    expect(push(4.99, 'ann')).toEqual([]);
    const closed = push(12, 'ann');
    expect(closed.map(({ entity, events }) => [entity, events])).toEqual([
      ['ann', 1],
      ['bob', 1],
    ]);
    expect(closed[0]).toMatchObject({ start, end: start + 5 * minute, values: { n: 1 } });
    expect(stream.close(start + 14 * minute)).toEqual([]);
    expect(stream.close(start + 15 * minute)).toHaveLength(1);
    expect(stream.flush()).toEqual([]);
  });

  it('counts an event that comes after its window was closed as late, and leaves it out', () => {
    const windows = completeWindows({
      entity: 'user',
      measures: [{ name: 'n', measure: 'count' }],
    });
    const stream = new WindowStream(windows);
    stream.push({ time: start + 6 * minute, source: { user: 'ann' } });
    stream.push({ time: start, source: { user: 'ann' } });
    expect(stream.late).toBe(1);
    expect(stream.flush()).toMatchObject([{ events: 1, start: start + 5 * minute }]);
  });

  it('tells how far numbers are spread', () => {
    const spread = (...sizes: unknown[]) =>
      valuesOf(
        sizes.map((bytes) => ({ at: 0, bytes })),
        { measure: 'deviation', field: 'bytes' },
      )[0];
    expect(spread(2, '4', [4, 4], 5, 5, 7, 9)).toBe(2);
    expect(spread(60)).toBe(0);
    expect(spread('x')).toBe(0);
    expect(spread(1e9 + 1, 1e9 + 3)).toBe(1);
    expect(spread(-Number.MAX_VALUE, Number.MAX_VALUE)).toBe(Number.MAX_VALUE);
  });

  it('takes an event into the window of each of its entities, and of none without one', () => {
    const found = windowsOf(
      [
        { at: 0, user: ['ann', 'bob', 'ann'] },
        { at: 1, user: null },
        { at: 1, user: 7 },
      ],
      [{ name: 'n', measure: 'count' }],
    );
    expect(found.map(({ entity, events }) => [entity, events])).toEqual([
      ['7', 1],
      ['ann', 1],
      ['bob', 1],
    ]);
  });

  it('counts, adds up and divides what its conditions let through', () => {
    const failed = [
      { field: 'event.category', equals: 'authentication' },
      { field: 'event.outcome', equals: ['failure', 'unknown'] },
    ];
    const event = (category: unknown, outcome: string, bytes: unknown) => ({
      at: 0,
      event: { category, outcome },
      'network.bytes': bytes,
    });
    const [window] = windowsOf(
      [
        event('authentication', 'failure', 5),
        event(['web', 'authentication'], 'unknown', '7'),
        event('authentication', 'success', [1, 2]),
        event('file', 'failure', 'many'),
      ],
      [
        { name: 'share', measure: 'ratio', of: 'failed', by: 'all' },
        { name: 'failed', measure: 'count', where: failed },
        { name: 'all', measure: 'count' },
        { name: 'none', measure: 'count', where: [{ field: 'x', equals: true }] },
        { name: 'of_none', measure: 'ratio', of: 'all', by: 'none' },
        { name: 'bytes', measure: 'sum', field: 'network.bytes' },
      ],
    );
    const expected = { share: 0.5, failed: 2, all: 4, none: 0, of_none: 0, bytes: 15 };
    expect(window?.values).toEqual(expected);
    expect(Object.keys(window?.values ?? {})).toEqual(Object.keys(expected));
  });

  it('tells values apart and measures their entropy', () => {
    const events = ['a', 'b', ['c', 'd'], undefined, 'a'].map((x) => ({ at: 1, x }));
    expect(valuesOf(events, { measure: 'distinct', field: 'x' })).toEqual([4]);
    const even = ['a', 'b', 'c', 'd'].map((x) => ({ at: 1, x }));
    expect(valuesOf(even, { measure: 'entropy', field: 'x' })).toEqual([2]);
    expect(valuesOf([{ at: 0, x: 'a' }], { measure: 'entropy', field: 'x' })).toEqual([0]);
  });

  it('tells the hour at which a window begins, by the clock of a zone', () => {
    const events = [{ at: 7 }, { at: 31 }];
    expect(valuesOf(events, { measure: 'hour' })).toEqual([9 + 5 / 60, 9.5]);
    expect(valuesOf(events, { measure: 'hour', time_zone: 'Asia/Kolkata' })[0]).toBeCloseTo(
      14 + 35 / 60,
    );
  });

  it('measures the time since the event before, no longer than the history', () => {
    const where = [{ field: 'login', equals: true }];
    const events = [
      { at: 1, login: true },
      { at: 8, login: true },
      { at: 9, login: true },
      { at: 13 },
      { at: 90, login: true },
    ];
    expect(valuesOf(events, { measure: 'since_last', where })).toEqual([
      3600,
      7 * 60,
      6 * 60,
      3600,
    ]);
  });

  it('measures the longest and the fastest way from place to place, from before the window on', () => {
    const degree = 111.195;
    const events = [
      { at: 0, at_place: '0,0' },
      { at: 60, at_place: '0,1' },
      { at: 60.5, at_place: '0,1.1' },
      { at: 61 },
      { at: 130, at_place: '0,50' },
    ];
    const [first, second, third] = valuesOf(events, { measure: 'distance', field: 'at_place' });
    expect([first, third]).toEqual([0, 0]);
    expect(second).toBeCloseTo(degree, 1);
    // Half a minute counts as one: a place is not known to the metre.
    const speeds = valuesOf(events, { measure: 'speed', field: 'at_place' });
    expect(speeds[1]).toBeCloseTo(0.1 * degree * 60, 0);
  });

  it("measures how rare the rarest value is in the entity's own history", () => {
    const events = [
      ...[0, 5, 10].map((at) => ({ at, ip: 'home' })),
      { at: 15, ip: ['home', 'away'] },
      { at: 20 },
      { at: 25, ip: 'away', user: 'bob' },
      { at: 74, ip: 'home' },
    ];
    const found = windowsOf(events, [{ name: 'm', measure: 'rarity', field: 'ip' }]);
    const ofAnn = found.filter(({ entity }) => entity === 'ann').map(({ values }) => values.m);
    // Of the window at 70 only those from 10 on are in its history: both have the value.
    expect(ofAnn).toEqual([0, 0, 0, 2, 0, 0]);
    expect(found.find(({ entity }) => entity === 'bob')?.values.m).toBe(0);
  });

  it('has the same values wherever the stream begins, so long as the history is read', () => {
    const measures: Measure[] = [
      { name: 'rare', measure: 'rarity', field: 'ip' },
      { name: 'since', measure: 'since_last' },
      { name: 'speed', measure: 'speed', field: 'place' },
    ];
    const events = Array.from({ length: 400 }, (_, i) => ({
      at: (i * i * 0.37) % 600,
      ip: `10.0.0.${i % 17}`,
      place: `${i % 60},${(i * 7) % 90}`,
      user: `u${i % 3}`,
    })).sort((a, b) => a.at - b.at);
    const all = windowsOf(events, measures).filter((w) => w.start >= start + 300 * minute);
    const part = windowsOf(
      events.filter(({ at }) => at >= 240),
      measures,
    ).filter((w) => w.start >= start + 300 * minute);
    expect(all.length).toBeGreaterThan(50);
    expect(part).toEqual(all);
  });

  it('keeps the values of named fields beside the measures', () => {
    const events = ['none', 'attack', 'none'].map((status) => ({ at: 0, status }));
    const [window] = windowsOf(events, [{ name: 'n', measure: 'count' }], {
      keep: ['status', 'x'],
    });
    expect(window?.kept).toEqual({ status: ['none', 'attack'] });
  });

  it('keeps to its bounds, and says what reached them', () => {
    const limits = { openWindows: 2, pasts: 2, kept: 2, values: { window: 3, history: 3 } };
    const crowd = ['a', 'b', 'c', 'd', 'd'].map((user, i) => ({ at: 0, user, x: `x${i}` }));
    const found = windowsOf(crowd, [{ name: 'n', measure: 'count' }], { limits });
    expect(found.map(({ entity, events }) => [entity, events])).toEqual([
      ['a', 1],
      ['b', 1],
      [null, 3],
    ]);
    const many = Array.from({ length: 5 }, (_, i) => ({ at: 0, x: `x${i}` }));
    expect(
      windowsOf(many, [{ name: 'n', measure: 'distinct', field: 'x' }], { limits })[0],
    ).toMatchObject({ values: { n: 3 }, limited: ['n'], events: 5 });
    const turns = ['a', 'b', 'c', 'a'].map((user, i) => ({ at: 5 * i, user }));
    const last = windowsOf(turns, [{ name: 's', measure: 'since_last' }], { limits }).pop();
    expect(last).toMatchObject({ entity: 'a', values: { s: 3600 }, limited: ['s'] });
  });
});
