import type { Detector } from '../../../common/detector';

/**
 * What the rows of a detector are: its results, its checkpoint and its models go by it. That its own results are
 * left out of its source is not compared: how that is written is not the person's, and has changed before.
 */
export function rowsOf({ destination, kind, source, features }: Detector) {
  const { query_delay: _, indices, ...read } = source;
  const ownResults = ['', '*', '-*'].map((end) => `-${destination.index}${end}`);
  const named = indices.filter((name) => !ownResults.includes(name));
  return { kind, source: { ...read, indices: named }, features };
}
