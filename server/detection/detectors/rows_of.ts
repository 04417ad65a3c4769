import type { Detector } from '../../../common/detector';

/** What the rows of a detector are: its results, its checkpoint and its models go by it. */
export function rowsOf({ kind, source, features }: Detector) {
  const { query_delay: _, ...read } = source;
  return { kind, source: read, features };
}
