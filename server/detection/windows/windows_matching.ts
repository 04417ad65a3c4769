/** Windows by their events: a query speaks of events, and a window is none of them. */
import { windowMsOf } from '../../../common/windows';
import { parseWindowId, windowId } from '../../features/windows/window_document';
import type { SourceReader } from '../ports/source_reader';
import { scopeOfEntities, type WindowScope } from './window_scope';

/** Windows in one query: each has a clause of its own. */
const portion = 500;

/**
 * Of these windows, by id, those that have an event which matches the query.
 * @throws AppError as the reader
 */
export async function windowsMatching(
  { entityWindows }: Pick<SourceReader, 'entityWindows'>,
  { scope, query, ids }: { scope: WindowScope; query: Record<string, unknown>; ids: string[] },
  signal: AbortSignal,
): Promise<Set<string>> {
  const { windows } = scope;
  const length = windowMsOf(windows);
  const asked = ids
    .flatMap((id) => parseWindowId(windows, id) ?? [])
    .sort((a, b) => a.start - b.start);
  const found = new Set<string>();
  for (let begin = 0; begin < asked.length; begin += portion) {
    const part = asked.slice(begin, begin + portion);
    const own = scopeOfEntities(scope, [...new Set(part.map(({ entity }) => entity))]);
    const within = [...new Set(part.map(({ start }) => start))].map((start) => ({
      from: start,
      to: start + length,
    }));
    const matching = { ...own, filter: { bool: { filter: [own.filter, query] } }, within };
    const events = { from: within[0]?.from ?? 0, to: within[within.length - 1]?.to ?? 0 };
    for await (const page of entityWindows(matching, events, signal)) {
      for (const window of page) found.add(windowId(windows, window));
    }
  }
  return new Set(ids.filter((id) => found.has(id)));
}
