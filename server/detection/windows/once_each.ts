/** Documents in order of time, each of them once. */
import type { SourceDocument } from '../ports/source_reader';

/** Ids that are remembered: of more documents of one millisecond, one may come twice. */
const mostIds = 100_000;

/**
 * A reader that has to begin anew goes on at the time of its last document, and gives those of that time
 * again: as rows they do no harm, but a window would count them twice.
 */
export async function* onceEach(
  pages: AsyncIterable<SourceDocument[]>,
): AsyncGenerator<SourceDocument[], void> {
  let time: number | null = null;
  let ids = new Set<string>();
  for await (const page of pages) {
    yield page.filter((document) => {
      if (document.time !== time) {
        time = document.time;
        ids = new Set();
      }
      const id = `${document.index}/${document.id}`;
      if (ids.has(id)) return false;
      if (ids.size < mostIds) ids.add(id);
      return true;
    });
  }
}
