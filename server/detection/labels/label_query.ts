/** Labels as query DSL: the rows whose label says that they are anomalous. */
import { AppError } from '../../../common/errors';
import type { CountableField } from '../findings/countable_field';

type Query = Record<string, unknown>;

const isBoolean = ({ types }: CountableField) => types.includes('boolean');

const isText = ({ types }: CountableField) =>
  types.every((type) => ['keyword', 'constant_keyword', 'wildcard', 'flattened'].includes(type));

/** Of the labels, those that the field can hold. */
function fitting(label: CountableField, values: readonly string[]): Query[] {
  const { field } = label;
  if (isText(label)) {
    return values.map((value) => ({ term: { [field]: { value, case_insensitive: true } } }));
  }
  const known = isBoolean(label)
    ? values.filter((value) => value === 'true' || value === 'false')
    : label.types.includes('ip')
      ? []
      : values.filter((value) => value.trim() !== '' && Number.isFinite(Number(value)));
  return known.length === 0 ? [] : [{ terms: { [field]: known } }];
}

/**
 * @param positiveValues compared with the labels whatever their case
 * @throws AppError LABELS_UNUSABLE where the field can hold none of the values
 */
export function positiveLabelQuery(
  label: CountableField,
  positiveValues: readonly string[],
): Query {
  const values = positiveValues.map((value) => value.toLowerCase());
  const should = fitting(label, values);
  if (should.length === 0) {
    throw new AppError(
      'LABELS_UNUSABLE',
      `The field "${label.field}" is mapped as ${label.types.join(' and ')} and cannot hold ${values.join(', ')}.`,
    );
  }
  return { bool: { should, minimum_should_match: 1 } };
}
