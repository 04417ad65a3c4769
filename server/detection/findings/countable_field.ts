/** Fields whose values Elasticsearch can count. */
import { AppError } from '../../../common/errors';
import type { FieldKind, SourceReader } from '../ports/source_reader';

const countable = new Set([
  ...['keyword', 'constant_keyword', 'wildcard', 'flattened', 'ip', 'boolean'],
  ...['byte', 'short', 'integer', 'long', 'unsigned_long'],
  ...['half_float', 'float', 'double', 'scaled_float'],
]);

const canBeCounted = (kind: FieldKind | undefined) =>
  kind !== undefined && kind.types.every((type) => countable.has(type));

export interface CountableField extends FieldKind {
  /** The field that was named, or its `.keyword` where the field itself is text. */
  field: string;
}

/**
 * The fields as they can be counted in these indices, in the same order.
 * @throws AppError FIELD_NOT_FOUND, FIELD_NOT_USABLE, INDEX_NOT_FOUND
 */
export async function findCountableFields(
  reader: Pick<SourceReader, 'fieldKinds'>,
  { indices, fields }: { indices: string[]; fields: readonly string[] },
  signal: AbortSignal,
): Promise<CountableField[]> {
  const asked = fields.flatMap((field) => [field, `${field}.keyword`]);
  const kinds = await reader.fieldKinds(indices, asked, signal);
  return fields.map((named) => {
    const found = [named, `${named}.keyword`].find((field) => canBeCounted(kinds.get(field)));
    const kind = kinds.get(found ?? named);
    if (found !== undefined && kind !== undefined) return { field: found, types: kind.types };
    const where = indices.join(',');
    throw kind === undefined
      ? new AppError('FIELD_NOT_FOUND', `No index of "${where}" has the field "${named}".`)
      : new AppError(
          'FIELD_NOT_USABLE',
          `The field "${named}" is mapped as ${kind.types.join(' and ')} in "${where}": its values cannot be counted.`,
        );
  });
}
