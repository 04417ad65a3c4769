/** Pieces of attacks put together, one attack at a time. */
import { flaggedBys } from '../../../common/api/evaluate_attacks';
import type { AttackPiece, FirstFlagged } from '../ports/attack_reader';

export type Attack = AttackPiece;

function firstOfBoth(one: FirstFlagged, other: FirstFlagged): FirstFlagged {
  const first = { ...one };
  for (const by of flaggedBys) first[by] ??= other[by];
  return first;
}

/**
 * Attacks, in the order of their pieces.
 * @param pages by class, then id or entity, then time
 * @param gapMs rows of one class and entity that are further apart are different attacks; null where
 * pieces have ids
 */
export async function* assembleAttacks(
  pages: AsyncIterable<readonly AttackPiece[]>,
  gapMs: number | null,
): AsyncGenerator<Attack, void> {
  let open: Attack | undefined;
  for await (const page of pages) {
    for (const piece of page) {
      const goesOn =
        open !== undefined &&
        piece.className === open.className &&
        piece.of === open.of &&
        piece.first - open.last <= (gapMs ?? Infinity);
      if (open !== undefined && goesOn) {
        const firstFlagged = firstOfBoth(open.firstFlagged, piece.firstFlagged);
        open = { ...open, last: piece.last, firstFlagged };
        continue;
      }
      if (open !== undefined) yield open;
      open = piece;
    }
  }
  if (open !== undefined) yield open;
}
