/** How alike rows are to one row in the eyes of a forest. */
import type { Forest } from '../forest';
import type { Matrix } from '../forest_engine';
import { likeness, nodeRarities, rowPaths } from './label_kernel';

/**
 * Likeness of rows to one row, as a share of what they have with themselves: 1 for rows that end in the
 * same leaf of every tree, 0 for rows that part at every root.
 * @param one a single row
 * @returns one number a row, 0..1
 */
export function likenRows(forest: Forest, one: Matrix, rows: Matrix): Float64Array {
  const rarities = nodeRarities(forest);
  const [asked = []] = rowPaths(forest, one);
  const own = likeness(rarities, asked, asked);
  return Float64Array.from(rowPaths(forest, rows), (paths) => {
    const most = Math.sqrt(own * likeness(rarities, paths, paths));
    return most === 0 ? 0 : Math.min(1, likeness(rarities, asked, paths) / most);
  });
}
