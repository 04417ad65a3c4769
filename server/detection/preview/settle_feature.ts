/** A feature against the mapping of its field: its kind, where its value stands, and what is wrong. */
import { AppError } from '../../../common/errors';
import { kindOf, type Feature, type FeatureKind } from '../../../common/feature';
import type { FieldKind } from '../ports/source_reader';

const numbers = [
  'long',
  'integer',
  'short',
  'byte',
  'double',
  'float',
  'half_float',
  'scaled_float',
  'unsigned_long',
  'boolean',
];
const keywords = ['keyword', 'constant_keyword', 'wildcard', 'version'];
const dates = ['date', 'date_nanos'];

/** Elasticsearch types that give a feature its kind when it states none. */
const naturalTypes: Readonly<Record<FeatureKind, readonly string[]>> = {
  number: numbers,
  keyword: keywords,
  ip: ['ip'],
  date: dates,
};

/** Elasticsearch types that a feature of each kind may be read from. */
const readableTypes: Readonly<Record<FeatureKind, readonly string[]>> = {
  number: numbers,
  // Ports, codes and single addresses are often names, not amounts.
  keyword: [...keywords, ...numbers, 'ip'],
  ip: ['ip', ...keywords],
  date: dates,
};

const kinds = ['number', 'keyword', 'ip', 'date'] as const;

/** Mapping of fields, their parents and their `.keyword`; a field that no index has is not there. */
export type FieldKinds = ReadonlyMap<string, FieldKind>;

const parentOf = (field: string) => field.slice(0, Math.max(0, field.lastIndexOf('.')));

/** Fields whose mapping tells all about these features. */
export function fieldsToAsk(features: readonly Feature[]): string[] {
  return features.flatMap(({ field }) => {
    const parent = parentOf(field);
    return [field, `${field}.keyword`, ...(parent === '' ? [] : [parent])];
  });
}

export const isObject = ({ types }: FieldKind) =>
  types.some((type) => ['object', 'nested', 'passthrough'].includes(type));

/** Whether a field, such as `name.keyword`, stands in the mapping alone: its value is its parent's. */
export function isMultiField(field: string, mapping: FieldKinds): boolean {
  const parent = mapping.get(parentOf(field));
  return parent !== undefined && !isObject(parent);
}

function placeOf({ field, path }: Feature, mapping: FieldKinds): Pick<Feature, 'path'> {
  if (path !== undefined) return { path };
  return isMultiField(field, mapping) ? { path: parentOf(field) } : {};
}

function naturalKind(types: readonly string[]): FeatureKind | undefined {
  return kinds.find((kind) => types.every((type) => naturalTypes[kind].includes(type)));
}

function unusable({ field }: Feature, types: string[], where: FieldsOf): AppError {
  const mapped = `The field "${field}" is mapped as ${types.join(' and ')} in "${where.indices}".`;
  if (types.length > 1) return new AppError('SCHEMA_MISMATCH', mapped);
  const keyword = `${field}.keyword`;
  const hint = where.mapping.has(keyword) ? ` Its "${keyword}" can be a feature.` : '';
  return new AppError('FIELD_NOT_USABLE', mapped + hint);
}

function optionProblems(feature: Feature, kind: FeatureKind): AppError[] {
  const only = (names: readonly (keyof Feature)[], of: readonly FeatureKind[]) =>
    names
      .filter((name) => feature[name] !== undefined && !of.includes(kind))
      .map(
        (name) =>
          new AppError(
            'FEATURE_OPTION_INVALID',
            `The feature "${feature.field}" is of kind ${kind}: "${name}" is for ${of.join(' and ')} alone.`,
          ),
      );
  return [
    ...only(['min', 'max', 'multi_value_mode'], ['number']),
    ...only(['encoding'], ['keyword', 'ip']),
    ...only(['time_zone'], ['date']),
  ];
}

/** The mapping of a source. */
export interface FieldsOf {
  indices: string;
  mapping: FieldKinds;
}

/** A feature with what its mapping says of it, or every reason why it can be none. */
export function settleFeature(
  feature: Feature,
  where: FieldsOf,
): { feature: Feature } | { problems: AppError[] } {
  const { field } = feature;
  const mapped = where.mapping.get(field);
  if (mapped === undefined) {
    const message = `No index of "${where.indices}" has the field "${field}".`;
    return { problems: [new AppError('FIELD_NOT_FOUND', message)] };
  }
  const { types } = mapped;
  const kind = feature.kind ?? naturalKind(types);
  if (kind === undefined) return { problems: [unusable(feature, types, where)] };
  const problems = optionProblems(feature, kind);
  if (types.some((type) => !readableTypes[kind].includes(type))) {
    const isKnown = types.length === 1 && naturalKind(types) !== undefined;
    problems.push(
      isKnown
        ? new AppError(
            'FIELD_KIND_MISMATCH',
            `The feature "${field}" is declared as ${kind}, and mapped as ${types.join(' and ')} in "${where.indices}".`,
          )
        : unusable(feature, types, where),
    );
  }
  if (problems.length > 0) return { problems };
  const settled: Feature = { ...feature, ...placeOf(feature, where.mapping), kind };
  if (kindOf(settled) === 'number') delete settled.kind;
  return { feature: settled };
}

/** A field that is listed twice would count twice, and its reasons could not be told apart. */
export function duplicateProblems(features: readonly Feature[]): AppError[] {
  const fields = features.map(({ field }) => field);
  return [...new Set(fields.filter((field, i) => fields.indexOf(field) !== i))].map(
    (field) =>
      new AppError('FEATURE_OPTION_INVALID', `The field "${field}" is listed as a feature twice.`),
  );
}
