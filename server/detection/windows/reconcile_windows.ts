/** Windows that got events after they were judged, or that were never judged: computed and scored anew. */
import { durationToMs } from '../../../common/codecs/bounded';
import { hasHistory, windowMsOf } from '../../../common/windows';
import type { Detector } from '../../../common/detector';
import { windowId, windowTime } from '../../features/windows/window_document';
import type { EntityWindow, SourceDocument } from '../ports/source_reader';
import type { TimeRange } from '../ports/scope';
import { rulesFor } from '../rules/document_rules';
import { resultId } from '../scoring/result_id';
import { scoringScope } from '../scoring/source_scope';
import type { DetectionPorts } from '../services';
import { eventRange } from './window_range';
import { indexOfWindows, scopeOfEntities, type WindowScope } from './window_scope';

/** Windows that are compared at once, and computed anew as far as they differ. */
const sliceWindows = 500;

interface Reconciling {
  ports: Pick<DetectionPorts, 'reader' | 'results'>;
  detector: Detector;
  scope: WindowScope;
  signal: AbortSignal;
}

/** Of a page of windows in the source, those whose result does not stand on all of their events. */
async function unsettled(
  { ports, detector, scope, signal }: Reconciling,
  page: readonly EntityWindow[],
): Promise<EntityWindow[]> {
  const index = indexOfWindows(scope);
  const withIds = page.map((window) => ({
    window,
    id: resultId(detector.id, index, windowId(scope.windows, window)),
  }));
  const judged = await ports.results.windowEvents(
    detector,
    withIds.map(({ id }) => id),
    signal,
  );
  const differing = withIds.filter(({ window, id }) => judged.get(id) !== window.events);
  const absent = differing.filter(({ id }) => !judged.has(id)).map(({ id }) => id);
  // A dead letter is settled: it would be refused again.
  const settled =
    absent.length === 0
      ? new Set<string>()
      : await ports.results.settledIds(detector, absent, signal);
  return differing.filter(({ id }) => !settled.has(id)).map(({ window }) => window);
}

/** How long after a window others of the same entity depend on its events, in milliseconds. */
function followingMs({ detector, scope: { windows } }: Reconciling): number {
  const history = windows.measures.some(hasHistory) ? durationToMs(windows.history) : 0;
  return Math.max(history, rulesFor(detector)?.windowMs ?? 0);
}

/** The windows themselves, and those of the same entities that look back to them, or whose rules do. */
async function* withFollowing(
  run: Reconciling,
  { late, before }: { late: readonly EntityWindow[]; before: number },
): AsyncGenerator<SourceDocument[], void> {
  const { ports, scope, signal } = run;
  const starts = late.map(({ start }) => start);
  const first = starts.reduce((least, start) => Math.min(least, start), Infinity);
  const last = starts.reduce((most, start) => Math.max(most, start), -Infinity);
  const length = windowMsOf(scope.windows);
  const range = {
    from: windowTime({ end: first + length }),
    to: Math.min(before, last + length + followingMs(run)),
  };
  const entities = [...new Set(late.map(({ entity }) => entity))];
  yield* ports.reader.pages(scopeOfEntities(scope, entities), range, signal);
}

/** Windows that were compared, in order of time. */
export interface ComparedWindows {
  /** Those to score again. */
  pages: AsyncIterable<SourceDocument[]>;
  /** Once they are scored, every window of the range with a time before this is in order. */
  reached: number;
}

async function* nothing(): AsyncGenerator<SourceDocument[], void> {}

/**
 * Windows that were over by the checkpoint, slice by slice, with those of them to score again. Their
 * number of events tells: the one in the source against the one that the result says.
 * @throws AppError as the reader and the results
 */
export async function* compareWindows(
  ports: Pick<DetectionPorts, 'reader' | 'results'>,
  { detector, range }: { detector: Detector; range: TimeRange },
  signal: AbortSignal,
): AsyncGenerator<ComparedWindows, void> {
  const { windows } = detector.source;
  const events = windows && eventRange(windows, range);
  if (windows === undefined || !events || range.to === null) return;
  const scope = { ...scoringScope(detector), windows };
  const run = { ports, detector, scope, signal };
  for await (const page of ports.reader.entityWindows(scope, events, signal)) {
    for (let begin = 0; begin < page.length; begin += sliceWindows) {
      const slice = page.slice(begin, begin + sliceWindows);
      // Others of the last one's time may stand in the next slice.
      const last = slice[slice.length - 1]?.start ?? 0;
      const late = await unsettled(run, slice);
      yield {
        pages: late.length === 0 ? nothing() : withFollowing(run, { late, before: range.to }),
        reached: windowTime({ end: last + windowMsOf(windows) }),
      };
    }
  }
}
