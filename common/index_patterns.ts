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
