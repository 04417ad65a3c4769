import { completeWindows } from '../../../common/windows';
import { InMemoryPorts, startOfTest } from '../ports/ports.mock';
import type { SourceDocument, SourceReader } from '../ports/source_reader';
import { drawWindows } from './draw_windows';
import { onceEach } from './once_each';
import { createWindowReader } from './window_reader';
import { eventRange, historyRange } from './window_range';

const { signal } = new AbortController();
const minute = 60_000;
const windows = completeWindows({
  entity: 'user',
  history: '1h',
  measures: [
    { name: 'n', measure: 'count' },
    { name: 'since', measure: 'since_last' },
  ],
});
const scope = {
  indices: ['events*', '-events-ml', '-events-ml-*'],
  time_field: '@timestamp',
  windows,
};
const open = { from: null, to: null };

/** An event every 40 seconds, of three users in turn. */
const events = (count: number): SourceDocument[] =>
  Array.from({ length: count }, (_, i) => ({
    index: 'events-1',
    id: `e${i}`,
    time: startOfTest + i * 40_000,
    source: { user: `u${i % 3}` },
  }));

function readerOf(source: SourceDocument[], pageSize = 7): SourceReader {
  const ports = new InMemoryPorts();
  ports.source = source;
  ports.pageSize = pageSize;
  return createWindowReader(ports.reader);
}

async function collect(pages: AsyncIterable<SourceDocument[]>): Promise<SourceDocument[]> {
  const all: SourceDocument[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

describe('ranges of windows', () => {
  it.each([
    [0, 300_000, { from: 0, to: 300_000 }],
    [0, 299_999, null],
    [1, 599_999, { from: 0, to: 300_000 }],
    [299_999, 300_000, { from: 0, to: 300_000 }],
    [300_000, 600_000, { from: 300_000, to: 600_000 }],
    [null, 600_001, { from: null, to: 600_000 }],
    [600_000, null, { from: 600_000, to: null }],
  ])('from %s to %s are made of the events of %j', (from, to, expected) => {
    expect(eventRange(windows, { from, to })).toEqual(expected);
  });

  it('cut nothing off: every window is in exactly one of two ranges that touch', () => {
    for (const cut of [299_998, 299_999, 300_000, 300_001, 450_000]) {
      const before = eventRange(windows, { from: 0, to: cut });
      const after = eventRange(windows, { from: cut, to: 900_000 });
      expect(before?.to ?? 0).toBe(after?.from);
    }
  });

  it('look back in whole windows, or not at all', () => {
    expect(historyRange(windows, { from: 7_200_000, to: null })).toEqual({
      from: 3_600_000,
      to: 7_200_000,
    });
    const plain = completeWindows({ measures: [{ name: 'n', measure: 'count' }] });
    expect(historyRange(plain, { from: 7_200_000, to: null })).toBeNull();
  });
});

describe('createWindowReader', () => {
  it('gives windows in place of documents, in order of time, each event in one of them', async () => {
    const found = await collect(readerOf(events(300)).pages(scope, open, signal));
    expect(found[0]).toEqual({
      index: 'events*',
      id: '2026-01-01T00:00:00.000Z/5m u0',
      time: startOfTest + 5 * minute - 1,
      source: {
        '@timestamp': '2026-01-01T00:04:59.999Z',
        user: 'u0',
        window: { start: '2026-01-01T00:00:00.000Z', end: '2026-01-01T00:05:00.000Z', events: 3 },
        n: 3,
        since: 3600,
      },
    });
    const times = found.map(({ time }) => time);
    expect(times).toEqual([...times].sort((a, b) => (a ?? 0) - (b ?? 0)));
    expect(found.reduce((sum, { source }) => sum + Number(source.n), 0)).toBe(300);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it('gives the same windows however the time is cut', async () => {
    const reader = readerOf(events(500));
    const whole = await collect(reader.pages(scope, open, signal));
    const cuts = [null, 63, 64.5, 121, 200, 500].map((at) => at && startOfTest + at * minute);
    const parts: SourceDocument[] = [];
    for (const [i, from] of cuts.slice(0, -1).entries()) {
      const to = cuts[i + 1] ?? null;
      parts.push(...(await collect(reader.pages(scope, { from, to }, signal))));
    }
    expect(parts).toEqual(whole);
  });

  it('finds a window by its id, and draws the same ones however pages are cut', async () => {
    const reader = readerOf(events(300));
    const all = await collect(reader.pages(scope, open, signal));
    const wanted = all[20];
    expect(await reader.find(scope, { index: 'events*', id: wanted?.id ?? '' }, signal)).toEqual(
      wanted,
    );
    expect(await reader.find(scope, { index: 'events*', id: 'gone' }, signal)).toBeNull();

    const options = { range: open, size: 30, seed: 4 };
    const drawn = await collect(reader.sample(scope, options, signal));
    expect(drawn).toHaveLength(30);
    expect(await collect(readerOf(events(300), 50).sample(scope, options, signal))).toEqual(drawn);
    const other = await collect(reader.sample(scope, { ...options, seed: 5 }, signal));
    expect(other.map(({ id }) => id)).not.toEqual(drawn.map(({ id }) => id));
  });

  it('names the entity by what Elasticsearch indexed, as it counts', async () => {
    const source = events(3).map((event) => ({ ...event, indexed: ['ann'] }));
    const found = await collect(readerOf(source).pages(scope, open, signal));
    expect(found).toMatchObject([{ source: { user: 'ann', n: 3, window: { events: 3 } } }]);

    // Longer than `ignore_above`: in no window, as no count has it.
    const none = events(3).map((event) => ({ ...event, indexed: [] }));
    expect(await collect(readerOf(none).pages(scope, open, signal))).toEqual([]);
  });

  it('passes an event on that could not be read, and counts it in its window', async () => {
    const source = events(20);
    const unread = { source: {}, indexed: ['u1'], problem: 'DOC_TOO_LARGE' };
    source[10] = { ...source[10], ...unread } as SourceDocument;
    const found = await collect(readerOf(source).pages(scope, open, signal));
    expect(found.filter(({ problem }) => problem !== undefined)).toMatchObject([{ id: 'e10' }]);
    const eventsOf = found.map((one) => (one.source.window as { events: number })?.events ?? 0);
    expect(eventsOf.reduce((sum, n) => sum + n)).toBe(20);
    const partial = { id: '2026-01-01T00:05:00.000Z/5m u1' };
    expect(found.find(({ id }) => id === partial.id)?.source).toMatchObject({
      n: 1,
      window: { events: 2, limited: ['n', 'since'] },
    });
    expect(found.reduce((sum, one) => sum + Number(one.source.n ?? 0), 0)).toBe(19);
  });

  it('reads documents where no windows are asked for', async () => {
    const documents = await collect(
      readerOf(events(5)).pages({ indices: ['events'], time_field: '@timestamp' }, open, signal),
    );
    expect(documents.map(({ id }) => id)).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
  });
});

async function* pagesOf(...pages: SourceDocument[][]) {
  for (const page of pages) yield await Promise.resolve(page);
}

it('takes a document once that a reader gives again', async () => {
  const [a, b, c] = events(3).map((event) => ({ ...event, time: startOfTest }));
  const [, , , later] = events(4);
  if (!a || !b || !c || !later) throw new Error('too few events');
  const found = await collect(onceEach(pagesOf([a, b], [b, a, c], [c, later])));
  expect(found.map(({ id }) => id)).toEqual(['e0', 'e1', 'e2', 'e3']);
});

it('draws each window as likely as any other', async () => {
  const drawnOf = new Map<string, number>();
  for (let seed = 0; seed < 400; seed++) {
    const drawn = await drawWindows(pagesOf(events(20)), { size: 5, seed });
    for (const { id } of drawn) drawnOf.set(id, (drawnOf.get(id) ?? 0) + 1);
  }
  // 100 expected of each, binomial with deviation 8.7: within five of them.
  expect(Math.min(...drawnOf.values())).toBeGreaterThan(56);
  expect(Math.max(...drawnOf.values())).toBeLessThan(144);
});
