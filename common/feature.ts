/**
 * The fields that a detector judges by, and what kind of values each has. What becomes of each kind
 * is told in docs/features.md.
 */
import * as t from 'io-ts';
import { numberIn, text, timeZone } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';

/**
 * What to do with a row that lacks a value: leave it out, or let what is typical stand in and say
 * so: the training median, or the most frequent category.
 */
export const missingPolicyCodec = t.keyof({ skip: null, median: null });

export const featureKindCodec = t.keyof({
  /** Numbers and booleans, as they are. */
  number: null,
  /** Values without an order: one column. */
  keyword: null,
  /** IPv4 and IPv6 addresses: two columns, `private` and `network`. */
  ip: null,
  /** Times: two columns, `hour` and `weekday`. */
  date: null,
});
export type FeatureKind = t.TypeOf<typeof featureKindCodec>;

/** How categories become numbers; chosen by how many there are when left out. */
export const categoryEncodingCodec = t.keyof({
  /** The place in the order of frequency, 0 = the most frequent. */
  ordinal: null,
  /** How rare the category is among the training rows, in bits. */
  rarity: null,
});
export type CategoryEncoding = t.TypeOf<typeof categoryEncodingCodec>;

/** Which number stands for a list of them; the names are those of Elasticsearch's `multi_value_mode`. */
export const multiValueModeCodec = t.keyof({ avg: null, min: null, max: null });
export type MultiValueMode = t.TypeOf<typeof multiValueModeCodec>;

/** Prefers neither end, and does not grow with the number of values. */
export const usualMultiValueMode: MultiValueMode = 'avg';

const anyFinite = numberIn(-Number.MAX_VALUE, Number.MAX_VALUE);

const choices = {
  /** `number` when left out; a new detector gets it from the mapping. */
  kind: featureKindCodec,
  /** Where the value stands in a document, for a multi-field such as `name.keyword`. */
  path: text(255),
  /** Numbers outside these are no measurements: the row is skipped. In the field's own unit. */
  min: anyFinite,
  max: anyFinite,
  /** Of `number`: what is taken of several values; `usualMultiValueMode` when left out. */
  multi_value_mode: multiValueModeCodec,
  /** Of `keyword` and `ip`. */
  encoding: categoryEncodingCodec,
  /** Of `date`: the zone whose clock tells hour and weekday, such as `Europe/Berlin`; UTC when left out. */
  time_zone: timeZone,
};

export const featureCodec = strictObject(
  'feature',
  { field: text(255), missing: missingPolicyCodec },
  choices,
);
export type Feature = t.TypeOf<typeof featureCodec>;

/** What a person writes: a field name alone, or an object. */
export const featureInputCodec = t.union([
  text(255),
  strictObject('feature', { field: text(255) }, { missing: missingPolicyCodec, ...choices }),
]);
export type FeatureInput = t.TypeOf<typeof featureInputCodec>;

export function completeFeature(input: FeatureInput): Feature {
  return typeof input === 'string'
    ? { field: input, missing: 'skip' }
    : { ...input, missing: input.missing ?? 'skip' };
}

export const kindOf = ({ kind }: Pick<Feature, 'kind'>): FeatureKind => kind ?? 'number';

/** The path of the value in a source document. */
export const pathOf = ({ field, path }: Pick<Feature, 'field' | 'path'>): string => path ?? field;

/** Columns that a feature of each kind becomes; '' = the one column that is named as the field. */
export const partsOf = {
  number: [''],
  keyword: [''],
  ip: ['private', 'network'],
  date: ['hour', 'weekday'],
} as const satisfies Record<FeatureKind, readonly string[]>;

/** Whether a column's values are categories, told apart by a table that training made. */
export const hasCategories = (feature: Pick<Feature, 'kind'>, part: string): boolean =>
  kindOf(feature) === 'keyword' || part === 'network';

/** Name of a column: the field, and which part of it in brackets, such as `source.ip (network)`. */
export const columnName = ({ field, part }: { field: string; part?: string }): string =>
  part === undefined || part === '' ? field : `${field} (${part})`;

/** A feature with all that its columns depend on, such as `user.name (keyword)`. */
export function featureLabel(
  feature: Pick<Feature, 'field' | 'kind' | 'time_zone' | 'multi_value_mode'>,
): string {
  const kind = kindOf(feature);
  const { multi_value_mode: mode = usualMultiValueMode } = feature;
  if (kind === 'number') return feature.field + (mode === usualMultiValueMode ? '' : ` (${mode})`);
  return `${feature.field} (${kind}${kind === 'date' ? `, ${feature.time_zone ?? 'UTC'}` : ''})`;
}
