/** Windows, page by page in order of time, from the events of a reader. */
import { inTurns, turns } from '../../features/turns';
import { windowDocument, windowId, windowTime } from '../../features/windows/window_document';
import {
  WindowStream,
  type ClosedWindow,
  type WindowEvent,
} from '../../features/windows/window_stream';
import type { SourceDocument, SourceReader } from '../ports/source_reader';
import type { TimeRange } from '../ports/scope';
import { onceEach } from './once_each';
import { eventRange, historyRange } from './window_range';
import { eventScope, historyScope, indexOfWindows, type WindowScope } from './window_scope';

const pageRows = 1_000;

function documentOf(scope: WindowScope, window: ClosedWindow): SourceDocument {
  return {
    index: indexOfWindows(scope),
    id: windowId(scope.windows, window),
    time: windowTime(window),
    source: windowDocument(scope.windows, scope.time_field, window),
    ...(window.entity === null ? { problem: 'TOO_MANY_WINDOWS' } : {}),
  };
}

interface Reading {
  reader: SourceReader;
  scope: WindowScope;
  signal: AbortSignal;
}

const eventOf = ({ source, indexed, problem }: SourceDocument, time: number): WindowEvent => ({
  time,
  source,
  entity: indexed,
  isUnread: problem !== undefined,
});

/** Lets the stream see what its measures look back to. */
async function readHistory(
  { reader, scope, signal }: Reading,
  { stream, events }: { stream: WindowStream; events: TimeRange },
): Promise<void> {
  const range = historyRange(scope.windows, events);
  if (range === null) return;
  for await (const page of onceEach(reader.pages(historyScope(scope), range, signal))) {
    for (const document of page) {
      if (turns.isOver()) await turns.next();
      if (document.time !== null) stream.push(eventOf(document, document.time));
    }
  }
  if (events.from !== null) stream.close(events.from);
}

/** Of a page of events the windows that it closes; an event that could not be read stands for itself as well. */
function* closedBy(stream: WindowStream, scope: WindowScope, page: readonly SourceDocument[]) {
  for (const document of page) {
    const { time } = document;
    if (time === null) continue;
    for (const window of stream.push(eventOf(document, time))) yield documentOf(scope, window);
    if (document.problem !== undefined) yield document;
  }
}

/**
 * The windows whose time lies in the range, with the same values wherever reading begins: what their
 * measures look back to is read first.
 * @throws AppError as the reader
 */
export async function* windowPages(
  reading: Reading,
  range: TimeRange,
): AsyncGenerator<SourceDocument[], void> {
  const { reader, scope, signal } = reading;
  const events = eventRange(scope.windows, range);
  if (events === null) return;
  const stream = new WindowStream(scope.windows);
  await readHistory(reading, { stream, events });
  let rows: SourceDocument[] = [];
  for await (const page of onceEach(reader.pages(eventScope(scope), events, signal))) {
    for (const document of closedBy(stream, scope, page)) {
      if (turns.isOver()) await turns.next();
      rows.push(document);
      if (rows.length < pageRows) continue;
      yield rows;
      rows = [];
    }
  }
  const last = stream.flush();
  await inTurns(last.length, (i) => {
    const window = last[i];
    if (window !== undefined) rows.push(documentOf(scope, window));
  });
  for (let start = 0; start < rows.length; start += pageRows) {
    yield rows.slice(start, start + pageRows);
  }
}
