/** A document as a table of fields, bounded in size. */
import type { DocumentField } from '../../../common/api/explain_result';

const mostFields = 500;
/** UTF-16 units of one value, and of all together. */
const mostOfValue = 1_000;
const mostOfAll = 100_000;

function* leaves(value: unknown, path: string): Generator<DocumentField> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* leaves(inner, path === '' ? key : `${path}.${key}`);
    }
    return;
  }
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const isLong = text.length > mostOfValue;
  yield { field: path, value: isLong ? `${text.slice(0, mostOfValue)}…` : text };
}

/** The fields of a document in its own order: text as it is, anything else as JSON, long values cut. */
export function listFields(document: Record<string, unknown>): {
  fields: DocumentField[];
  left_out: number;
} {
  const fields: DocumentField[] = [];
  let [size, left_out] = [0, 0];
  for (const leaf of leaves(document, '')) {
    size += leaf.field.length + leaf.value.length;
    if (fields.length < mostFields && size <= mostOfAll) fields.push(leaf);
    else left_out += 1;
  }
  return { fields, left_out };
}
