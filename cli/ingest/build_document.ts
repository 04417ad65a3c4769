/** A row as the document that is indexed. */
import { AppError } from '../../common/errors';
import { convertJson, convertText, type Column } from './field_types';
import type { JsonObject } from './json_rows';
import { timestampField, type Schema } from './schema';

export type Document = Record<string, unknown>;

/** Without a prototype, so that a column called `__proto__` is a column like any other. */
const emptyDocument = () => Object.create(null) as Document;

/**
 * The document of a CSV row; empty cells are left out.
 * @throws AppError VALUE_MALFORMED, FEATURE_NOT_FINITE
 */
export function documentFromCells(schema: Schema, cells: readonly string[]): Document {
  const document = emptyDocument();
  for (const [i, column] of schema.columns.entries()) {
    const value = convertText(column, cells[i] ?? '');
    if (value === undefined) continue;
    document[column.field] = value;
    if (schema.addsTimestamp && column.field === schema.time?.field) {
      document[timestampField] = value;
    }
  }
  return document;
}

/** Turns JSON objects into documents: values of known fields converted, all others as they are. */
export class JsonDocuments {
  private readonly columns: ReadonlyMap<string, Column>;

  constructor(private readonly schema: Schema) {
    this.columns = new Map(schema.columns.map((column) => [column.field, column]));
  }

  /** @throws AppError VALUE_MALFORMED, FEATURE_NOT_FINITE */
  from(object: JsonObject): Document {
    const found: Document = emptyDocument();
    const document = this.convert(object, '', found);
    return { ...document, ...found };
  }

  private convert(object: JsonObject, prefix: string, found: Document): Document {
    const converted = emptyDocument();
    for (const [key, value] of Object.entries(object)) {
      const path = prefix + key;
      const column = this.columns.get(path);
      converted[key] =
        column === undefined ? this.convertUnknown(value, path, found) : convertJson(column, value);
      const isTime = this.schema.addsTimestamp && path === this.schema.time?.field;
      if (isTime && converted[key] !== null) found[timestampField] = converted[key];
    }
    return converted;
  }

  private convertUnknown(value: unknown, path: string, found: Document): unknown {
    if (Array.isArray(value)) {
      return value.map((item: unknown) => this.convertUnknown(item, path, found));
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new AppError('FEATURE_NOT_FINITE', `Field "${path}": the number is not finite.`);
    }
    if (typeof value !== 'object' || value === null) return value;
    return this.convert(value as JsonObject, `${path}.`, found);
  }
}
