/** The documents of one part of a source, page by page. */
import { stretchOf, type Partition } from './partitions';
import type { SourceDocument } from '../ports/source_reader';
import type { SourceScope } from '../ports/scope';
import type { DetectionPorts } from '../services';

/** Ranges of event time in one search: few where documents are dense, more where they are thin. */
const fewestRanges = 8;
const mostRanges = 512;
/** Documents beyond which a stretch counts as dense. */
const denseRows = 20_000;

/** `from` null: from the first document on. */
interface Window {
  from: number | null;
  to: number;
}

/**
 * Pages as the reader's, in order of event time. Where there is nothing, the next stretch begins at the
 * next document, so that years between two documents cost two searches.
 * @throws AppError as the reader
 */
export async function* partitionPages(
  { reader }: Pick<DetectionPorts, 'reader'>,
  { scope, window, partition }: { scope: SourceScope; window: Window; partition: Partition },
  signal: AbortSignal,
): AsyncGenerator<SourceDocument[], void> {
  const { to } = window;
  let from = window.from ?? (await reader.firstTime(scope, window, signal));
  let most = fewestRanges;
  while (from !== null && from < to) {
    const { ranges, end } = stretchOf(partition, { from, to }, most);
    let rows = 0;
    if (ranges.length > 0) {
      const inPart = { ...scope, within: ranges };
      for await (const page of reader.pages(inPart, { from, to: end }, signal)) {
        rows += page.length;
        yield page;
      }
    }
    most = rows > denseRows ? Math.max(fewestRanges, most / 2) : Math.min(mostRanges, most * 2);
    if (rows > 0 || end >= to) from = end;
    else {
      const next = await reader.firstTime(scope, { from: end, to }, signal);
      // A document with several times may be sorted by one before the range.
      from = next === null ? null : Math.max(end, next);
    }
  }
}
