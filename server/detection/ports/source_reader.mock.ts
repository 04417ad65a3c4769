/** A source on a plain array. */
import { notInMemory } from './not_in_memory.mock';
import type { SourceDocument, SourceReader } from './source_reader';
import type { TimeRange } from './scope';

const inRange = ({ time }: SourceDocument, { from, to }: TimeRange) =>
  time !== null && (from === null || time >= from) && (to === null || time < to);

async function* inPages(all: SourceDocument[], size: number): AsyncGenerator<SourceDocument[]> {
  for (let start = 0; start < all.length; start += size) {
    await Promise.resolve();
    yield all.slice(start, start + size);
  }
}

export function histogramOf(
  times: number[],
  range: TimeRange,
  intervalMs: number,
): Map<number, number> {
  const buckets = new Map<number, number>();
  for (const time of times) {
    if (!inRange({ time } as SourceDocument, range)) continue;
    const start = Math.floor(time / intervalMs) * intervalMs;
    buckets.set(start, (buckets.get(start) ?? 0) + 1);
  }
  return buckets;
}

/** @param world looked at with each call: its source may change */
export const sourceInMemory = (world: {
  readonly source: SourceDocument[];
  readonly pageSize: number;
}): SourceReader => ({
  pages: ({ within = [{ from: null, to: null }] }, range) =>
    inPages(
      world.source
        .filter((document) => inRange(document, range))
        .filter((document) => within.some((one) => inRange(document, one)))
        .sort((a, b) => (a.time ?? 0) - (b.time ?? 0)),
      world.pageSize,
    ),
  pagesWithoutTime: () =>
    inPages(
      world.source.filter(({ time }) => time === null),
      world.pageSize,
    ),
  sample: (_scope, { range, size }) =>
    inPages(world.source.filter((document) => inRange(document, range)).slice(0, size), 10),
  find: (_scope, { index, id }) =>
    Promise.resolve(
      world.source.find((document) => document.index === index && document.id === id) ?? null,
    ),
  count: (_scope, range) =>
    Promise.resolve(world.source.filter((document) => inRange(document, range)).length),
  firstTime: (_scope, range) => {
    const times = world.source.flatMap((one) => (inRange(one, range) ? (one.time ?? []) : []));
    return Promise.resolve(times.length === 0 ? null : Math.min(...times));
  },
  countWithoutTime: () => Promise.resolve(world.source.filter(({ time }) => time === null).length),
  histogram: (_scope, { range, intervalMs }) =>
    Promise.resolve(
      histogramOf(
        world.source.flatMap(({ time }) => time ?? []),
        range,
        intervalMs,
      ),
    ),
  intervalCounts: async function* (this: void) {
    await Promise.resolve();
    yield [];
  },
  entityWindows: async function* (this: void) {
    yield await notInMemory();
  },
  fieldKinds: (_indices, fields) =>
    Promise.resolve(
      new Map(
        fields.map((field) => [field, { types: [field.startsWith('@') ? 'date' : 'double'] }]),
      ),
    ),
});
