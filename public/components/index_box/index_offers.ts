/** What is offered while somebody types the name of an index. */
import { typedIndexName, type IndexList, type ListedIndex } from '../../../common/api/list_indices';
import { indexPattern, matchesIndexPattern } from '../../../common/index_patterns';

/** Names of a text, which commas or spaces part; each once. */
export function namesIn(text: string): string[] {
  return [...new Set(text.split(/[,\s]+/).filter((name) => name !== ''))];
}

/** The first of some names that is none, or undefined. */
export const badName = (names: readonly string[]): string | undefined =>
  names.find((name) => !indexPattern.is(name));

export interface TypedName {
  /** "-" before a name that is to be left out. */
  sign: '' | '-';
  name: string;
}

/** What of a text is being typed: the last of its names; undefined where no name can come of it. */
export function typedName(text: string): TypedName | undefined {
  const last = text.split(/[,\s]/).pop()?.toLowerCase() ?? '';
  const sign = last.startsWith('-') ? '-' : '';
  const name = last.slice(sign.length);
  return typedIndexName.is(name) ? { sign, name } : undefined;
}

export type Offer =
  | { name: string; kind: ListedIndex['kind'] | 'proposed' }
  /** As typed, for all that match it; `more` where not all of them are listed. */
  | { name: string; kind: 'pattern'; matches: number; more: boolean };

/** The pattern that takes in several of what is listed. */
function patternOf({ names, left_out }: IndexList, { sign, name }: TypedName): Offer[] {
  if (name === '') return [];
  const isWhole = name.includes('*');
  const pattern = isWhole ? name : `${name}*`;
  const matches = names.filter((listed) => matchesIndexPattern(listed.name, pattern)).length;
  if (matches < (isWhole ? 1 : 2)) return [];
  return [{ name: sign + pattern, kind: 'pattern', matches, more: left_out > 0 }];
}

/**
 * Patterns first, then names; each once, and none that a source could not have.
 * @param proposed what the page knows of by itself
 */
export function offersFor(
  typed: TypedName | undefined,
  { list, proposed }: { list: IndexList; proposed: readonly string[] },
): Offer[] {
  if (typed === undefined) return [];
  const { sign, name } = typed;
  // The list may still be that of fewer letters.
  const mayFit = (listed: ListedIndex) => /[*:]/.test(name) || listed.name.includes(name);
  const offers: Offer[] = [
    ...patternOf(list, typed),
    ...proposed
      .filter((known) => sign === '' && known.includes(name))
      .map((known): Offer => ({ name: known, kind: 'proposed' })),
    ...list.names
      .filter(mayFit)
      .map((listed): Offer => ({ name: sign + listed.name, kind: listed.kind })),
  ].filter((offer) => indexPattern.is(offer.name));
  const firstOf = new Map(offers.map(({ name: one }, i) => [one, i] as const).reverse());
  return offers.filter((offer, i) => firstOf.get(offer.name) === i);
}
