/** A large batch in parts that several threads score at once. */
import type { Matrix } from './forest_engine';

/** Fewest rows of a part: handing a part over costs less than a hundredth of scoring so many. */
export const fewestRowsOfPart = 10_000;
/** Parts a thread, so that threads that are slowed down by others do not keep all waiting. */
const partsOfThread = 4;

export interface RowsPart {
  matrix: Matrix;
  /** Number of the part's first row in the whole. */
  firstRow: number;
}

/**
 * Parts of nearly the same size, in order; one when there is one thread or few rows. The first part has
 * the memory of the whole, the others have memory of their own: each can go over to another thread.
 */
export function splitRows(matrix: Matrix, threads: number): RowsPart[] {
  const { values, rows, columns } = matrix;
  const most = Math.floor(rows / fewestRowsOfPart);
  const parts = threads === 1 ? 1 : Math.max(1, Math.min(most, threads * partsOfThread));
  // A number of values that is wrong is reported by who scores them.
  if (parts === 1) return [{ matrix, firstRow: 0 }];
  return Array.from({ length: parts }, (_, part) => {
    const firstRow = Math.floor((rows * part) / parts);
    const end = Math.floor((rows * (part + 1)) / parts);
    const own = [firstRow * columns, end * columns] as const;
    return {
      matrix: {
        values: part === 0 ? values.subarray(...own) : values.slice(...own),
        rows: end - firstRow,
        columns,
      },
      firstRow,
    };
  });
}
