/** Windows drawn at random out of a stream of them. */
import { sortItems } from '../../features/sort_in_turns';
import { turns } from '../../features/turns';
import type { SourceDocument } from '../ports/source_reader';

interface Ticket {
  document: SourceDocument;
  /** Uniform in 0 to 2^53, from seed and id alone. */
  lot: number;
}

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units, 32 bits, and the finaliser of MurmurHash3 (Appleby). */
function hash(text: string, basis: number): number {
  let state = basis | 0;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

const lotOf = (id: string, seed: number): number =>
  hash(id, 0x811c9dc5 ^ seed) * 2 ** 21 + (hash(id, 0x2f0b4c47 ^ seed) >>> 11);

const byLot = (a: Ticket, b: Ticket) => a.lot - b.lot || (a.document.id < b.document.id ? -1 : 1);

/**
 * At most `size` of them, each as likely as any other: those with the lowest lots. A lot depends on seed
 * and id alone, so that the same ones are drawn however the pages are cut; at most twice as many are
 * held at once.
 */
export async function drawWindows(
  pages: AsyncIterable<SourceDocument[]>,
  { size, seed }: { size: number; seed: number },
): Promise<SourceDocument[]> {
  let tickets: Ticket[] = [];
  let highest = Infinity;
  for await (const page of pages) {
    for (const document of page) {
      if (turns.isOver()) await turns.next();
      const lot = lotOf(document.id, seed);
      if (lot > highest) continue;
      tickets.push({ document, lot });
      if (tickets.length < 2 * size) continue;
      tickets = (await sortItems(tickets, byLot)).slice(0, size);
      highest = tickets[tickets.length - 1]?.lot ?? Infinity;
    }
  }
  const drawn = (await sortItems(tickets, byLot)).slice(0, size);
  return drawn.map(({ document }) => document);
}
