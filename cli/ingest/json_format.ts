/** How JSON lines are read: every line an object, its fields found by their dotted paths. */
import { JsonDocuments } from './build_document';
import type { ScalarValue } from './field_types';
import type { Sample } from './guess_types';
import { JsonReader, type JsonObject } from './json_rows';
import type { RowFormat } from './row_format';

const isScalar = (value: unknown): value is ScalarValue =>
  ['string', 'number', 'boolean'].includes(typeof value);

function append(sample: Sample, path: string, value: ScalarValue): void {
  const values = sample.get(path);
  if (values) values.push(value);
  else sample.set(path, [value]);
}

/** Adds the single values of an object, and of what it holds, to the sample. */
function collect(object: JsonObject, prefix: string, sample: Sample): void {
  for (const [key, value] of Object.entries(object)) {
    const path = prefix + key;
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isScalar(item)) append(sample, path, item);
      else if (typeof item === 'object' && item !== null && !Array.isArray(item)) {
        collect(item as JsonObject, `${path}.`, sample);
      }
    }
  }
}

/** "a.b.c" → "a", "a.b" */
function ancestors(path: string): string[] {
  const keys = path.split('.');
  return keys.slice(1).map((_, i) => keys.slice(0, i + 1).join('.'));
}

/** A field is a value or an object, never both: what most rows have counts, the others are refused. */
function withoutConflicts(sample: Sample): Sample {
  const count = (path: string) => sample.get(path)?.length ?? 0;
  const losers = new Set<string>();
  for (const path of sample.keys()) {
    for (const ancestor of ancestors(path)) {
      if (sample.has(ancestor)) losers.add(count(path) > count(ancestor) ? ancestor : path);
    }
  }
  return new Map([...sample].filter(([path]) => !losers.has(path)));
}

export function jsonFormat(): RowFormat<JsonObject> {
  return {
    name: 'jsonl',
    delimiter: null,
    firstDataLine: 1,
    header: '',
    numbersAsText: false,
    notes: [],
    newReader: () => new JsonReader(),
    sampleOf: (rows) => {
      const sample: Sample = new Map();
      for (const row of rows) collect(row, '', sample);
      return withoutConflicts(sample);
    },
    documentsBy: (schema) => {
      const documents = new JsonDocuments(schema);
      return (row) => documents.from(row);
    },
  };
}
