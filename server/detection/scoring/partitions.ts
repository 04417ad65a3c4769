/**
 * Parts of a source that are scored on their own. Event time is cut into short blocks, and a block
 * belongs to one part by a hash of its number: which part a document is in depends on its event time
 * alone (docs/decisions/0007-parts-are-blocks-of-event-time.md).
 */
import type { TimeRange } from '../ports/scope';

/** One of `of` parts: `index` is 0 to `of` - 1. */
export interface Partition {
  index: number;
  of: number;
}

/**
 * Length of a block in milliseconds. Short, so that what comes in now is shared soon; changing it
 * moves documents from part to part behind their checkpoints.
 */
export const blockMs = 5_000;

/**
 * The part that a block is in. The hash keeps rows that come at regular times, such as every full
 * minute, from all falling into the same part.
 *
 * The mixing is the finaliser of MurmurHash3 (Austin Appleby, public domain).
 */
export function partOfBlock(block: number, of: number): number {
  let hash = block | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % of;
}

/** Whether an event time, in milliseconds since 1970, is in the part. */
export const isInPartition = (time: number, { index, of }: Partition): boolean =>
  partOfBlock(Math.floor(time / blockMs), of) === index;

/** A stretch of event time, and what of it belongs to a part. */
export interface Stretch {
  ranges: TimeRange[];
  /** End of the stretch, exclusive. */
  end: number;
}

/** From `from` on, until `to` or until the part has `most` ranges. Blocks that touch are one range. */
export function stretchOf(
  { index, of }: Partition,
  { from, to }: { from: number; to: number },
  most: number,
): Stretch {
  const ranges: Array<{ from: number; to: number }> = [];
  let block = Math.floor(from / blockMs);
  for (; block * blockMs < to; block++) {
    if (partOfBlock(block, of) !== index) continue;
    const start = Math.max(from, block * blockMs);
    const end = Math.min(to, (block + 1) * blockMs);
    const last = ranges[ranges.length - 1];
    if (last?.to === start) last.to = end;
    else if (ranges.length === most) break;
    else ranges.push({ from: start, to: end });
  }
  return { ranges, end: Math.min(to, block * blockMs) };
}
