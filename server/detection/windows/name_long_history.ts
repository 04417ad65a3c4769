/** A history that takes too long to read, said as what it is. */
import { AppError } from '../../../common/errors';
import { hasHistory } from '../../../common/windows';
import type { Detector } from '../../../common/detector';
import type { Clock } from '../ports/host';
import type { SourceDocument } from '../ports/source_reader';

interface Reading {
  detector: Detector;
  clock: Clock;
  /** Milliseconds since 1970 by which the run should have been over. */
  deadline: number;
}

/**
 * Pages of windows as they come. A run that is cancelled before the first of them, when its budget has long
 * been used up, read nothing but the history: so will the next one, and somebody has to know.
 * @throws AppError WINDOW_HISTORY_TOO_LONG, and as the pages
 */
export async function* nameLongHistory(
  pages: AsyncIterable<SourceDocument[]>,
  { detector: { id, source }, clock, deadline }: Reading,
): AsyncGenerator<SourceDocument[], void> {
  const { windows, indices } = source;
  const began = clock.now();
  let hasPage = false;
  try {
    for await (const page of pages) {
      hasPage = true;
      yield page;
    }
  } catch (error) {
    const isCancelled = error instanceof AppError && error.code === 'ABORTED';
    const looksBack = windows?.measures.some(hasHistory) === true;
    if (!isCancelled || !looksBack || hasPage || clock.now() < deadline) throw error;
    const seconds = Math.round((clock.now() - began) / 1_000);
    throw new AppError(
      'WINDOW_HISTORY_TOO_LONG',
      `Detector "${id}": the history of ${windows.history} in "${indices.join(',')}", which measures of its windows look back to, takes longer than ${seconds} s to read. The run was cancelled before its first window.`,
      { cause: error },
    );
  }
}
