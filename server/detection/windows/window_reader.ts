/**
 * A reader whose rows are windows wherever a scope asks for them: what trains, scores, explains and
 * previews reads them as it reads documents.
 */
import { parseWindowId, windowTime } from '../../features/windows/window_document';
import { AppError } from '../../../common/errors';
import { windowMsOf } from '../../../common/windows';
import type { SourceDocument, SourceReader } from '../ports/source_reader';
import type { TimeRange } from '../ports/scope';
import { drawWindows } from './draw_windows';
import { WindowCounter } from './window_counter';
import { windowPages } from './window_pages';
import { eventRange } from './window_range';
import {
  eventScope,
  indexOfWindows,
  isOfWindows,
  scopeOfEntities,
  type WindowScope,
} from './window_scope';

const pageRows = 1_000;
/** Windows that a histogram counts: 40 requests to Elasticsearch, one after the other. */
export const mostWindowsOfHistogram = 200_000;

type Sample = Parameters<SourceReader['sample']>[1];

async function* sample(
  reader: SourceReader,
  { scope, options }: { scope: WindowScope; options: Sample },
  signal: AbortSignal,
): AsyncGenerator<SourceDocument[], void> {
  const { filter, range } = options;
  const filters = [scope.filter, filter].filter((one) => one !== undefined);
  const narrowed =
    filters.length === 0 ? scope : { ...scope, filter: { bool: { filter: filters } } };
  const drawn = await drawWindows(windowPages({ reader, scope: narrowed, signal }, range), options);
  for (let start = 0; start < drawn.length; start += pageRows) {
    yield drawn.slice(start, start + pageRows);
  }
}

/** Pages of all windows of a scope, without their measures. */
async function* counts(
  reader: SourceReader,
  { scope, range }: { scope: WindowScope; range: TimeRange },
  signal: AbortSignal,
) {
  const events = eventRange(scope.windows, range);
  if (events === null) return;
  yield* reader.entityWindows(scope, events, signal);
}

function tooManyToCount({ windows: { entity, length } }: WindowScope): AppError {
  return new AppError(
    'TIME_RANGE_TOO_LONG',
    `There are more than ${mostWindowsOfHistogram.toLocaleString('en')} windows (${length} of ${entity}) in this time: too many to count them per interval.`,
  );
}

/** @throws AppError TIME_RANGE_TOO_LONG, and as the reader */
async function histogram(
  reader: SourceReader,
  { scope, range, intervalMs }: { scope: WindowScope; range: TimeRange; intervalMs: number },
  signal: AbortSignal,
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  let windows = 0;
  for await (const page of counts(reader, { scope, range }, signal)) {
    windows += page.length;
    if (windows > mostWindowsOfHistogram) throw tooManyToCount(scope);
    for (const { start } of page) {
      const time = windowTime({ end: start + windowMsOf(scope.windows) });
      const interval = Math.floor(time / intervalMs) * intervalMs;
      found.set(interval, (found.get(interval) ?? 0) + 1);
    }
  }
  return found;
}

async function count(
  reader: SourceReader,
  { scope, range }: { scope: WindowScope; range: TimeRange },
  signal: AbortSignal,
): Promise<number> {
  // An empty range is asked for to see whether the source may be read at all.
  if (eventRange(scope.windows, range) === null)
    return reader.count(eventScope(scope), range, signal);
  let windows = 0;
  for await (const page of counts(reader, { scope, range }, signal)) windows += page.length;
  return windows;
}

async function firstTime(
  reader: SourceReader,
  { scope, range }: { scope: WindowScope; range: TimeRange },
  signal: AbortSignal,
): Promise<number | null> {
  const events = eventRange(scope.windows, range);
  const first = events && (await reader.firstTime(eventScope(scope), events, signal));
  if (first === null) return null;
  const length = windowMsOf(scope.windows);
  return windowTime({ end: (Math.floor(first / length) + 1) * length });
}

/** Computed again from its events, which may have become more. */
async function find(
  reader: SourceReader,
  { scope, id }: { scope: WindowScope; id: string },
  signal: AbortSignal,
): Promise<SourceDocument | null> {
  const parsed = parseWindowId(scope.windows, id);
  if (parsed === null) return null;
  const time = windowTime({ end: parsed.start + windowMsOf(scope.windows) });
  const own = scopeOfEntities(scope, [parsed.entity]);
  const range = { from: time, to: time + 1 };
  for await (const page of windowPages({ reader, scope: own, signal }, range)) {
    const found = page.find((document) => document.id === id);
    if (found !== undefined) return found;
  }
  return null;
}

/** @param documents reads the events */
export function createWindowReader(documents: SourceReader): SourceReader {
  const counter = new WindowCounter(documents);
  const countWindows = (scope: WindowScope, range: TimeRange, signal: AbortSignal) =>
    range.from === null && range.to === null
      ? counter.count(scope, signal)
      : count(documents, { scope, range }, signal);
  return {
    ...documents,
    pages: (scope, range, signal) =>
      isOfWindows(scope)
        ? windowPages({ reader: documents, scope, signal }, range)
        : documents.pages(scope, range, signal),
    pagesWithoutTime: (scope, signal) =>
      documents.pagesWithoutTime(isOfWindows(scope) ? eventScope(scope) : scope, signal),
    sample: (scope, options, signal) =>
      isOfWindows(scope)
        ? sample(documents, { scope, options }, signal)
        : documents.sample(scope, options, signal),
    find: (scope, source, signal) =>
      isOfWindows(scope) && source.index === indexOfWindows(scope)
        ? find(documents, { scope, id: source.id }, signal)
        : documents.find(scope, source, signal),
    count: (scope, range, signal) =>
      isOfWindows(scope)
        ? countWindows(scope, range, signal)
        : documents.count(scope, range, signal),
    firstTime: (scope, range, signal) =>
      isOfWindows(scope)
        ? firstTime(documents, { scope, range }, signal)
        : documents.firstTime(scope, range, signal),
    countWithoutTime: (scope, signal) =>
      documents.countWithoutTime(isOfWindows(scope) ? eventScope(scope) : scope, signal),
    histogram: (scope, options, signal) =>
      isOfWindows(scope)
        ? histogram(documents, { scope, ...options }, signal)
        : documents.histogram(scope, options, signal),
  };
}
