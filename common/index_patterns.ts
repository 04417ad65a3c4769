/** Names and patterns of indices, and what a list of patterns takes in. */
import { pattern } from './codecs/bounded';

/** Index names and patterns; a leading "-" excludes. Elasticsearch's own rules, narrowed. */
export const indexPattern = pattern(
  /^-?[a-z0-9.][a-z0-9._*:-]{0,254}$/,
  'a lower-case index name or pattern',
);
export const indexName = pattern(/^[a-z0-9][a-z0-9._-]{0,254}$/, 'a lower-case index name');

/** Whether an index name matches a pattern in which only "*" is special. */
export function matchesIndexPattern(name: string, indexPatternText: string): boolean {
  const escaped = indexPatternText
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${escaped}$`).test(name);
}

/** Whether the index patterns of a source take in an index; a later exclusion wins, as in Elasticsearch. */
export function sourceTakesIn(indices: readonly string[], name: string): boolean {
  return indices.reduce(
    (takenIn, entry) =>
      entry.startsWith('-')
        ? takenIn && !matchesIndexPattern(name, entry.slice(1))
        : takenIn || matchesIndexPattern(name, entry),
    false,
  );
}

/** The first index of an alias that rolls over, and the next ones: `pump-ml-000001`. */
const rolledOver = /-0\d{5}$/;

/**
 * The patterns of a source without indices that only a wildcard takes in, by as few entries as that needs: none
 * for what is left out already, and one for all indices of an alias that rolls over, those to come too. An index
 * that is named stays: excluding it would leave a source that reads nothing.
 * @param most entries that the source may have in all
 * @returns null where they do not fit
 */
export function leavingOut(
  indices: readonly string[],
  unwanted: readonly string[],
  most: number,
): string[] | null {
  const left = [...indices];
  for (const name of unwanted) {
    if (indices.includes(name) || !sourceTakesIn(left, name)) continue;
    left.push(`-${name.replace(rolledOver, '-0*')}`);
  }
  return left.length > most ? null : left;
}
