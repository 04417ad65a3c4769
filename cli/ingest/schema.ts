/** What documents a file's rows become. */
import { UsageError } from '../run_command';
import type { Column, FieldType } from './field_types';
import { guessColumns, type Sample } from './guess_types';
import { findTimeColumn, type TimeColumn, type TimeWish } from './time_column';

export const timestampField = '@timestamp';

export interface Schema {
  columns: Column[];
  /** Null when the file has no times. */
  time: TimeColumn | null;
  /** Whether documents get the time as `@timestamp` beside the file's own field. */
  addsTimestamp: boolean;
  /** What a person should know about what was guessed. */
  notes: string[];
}

export interface SchemaWishes {
  /** Types given by the user. */
  types: ReadonlyMap<string, FieldType>;
  /** Types that the index, or its template, already has. */
  indexTypes: ReadonlyMap<string, FieldType>;
  time: TimeWish;
}

function assertKnownFields(sample: Sample, types: ReadonlyMap<string, FieldType>): void {
  for (const field of types.keys()) {
    if (sample.has(field)) continue;
    const has = [...sample.keys()].slice(0, 30).join(', ');
    throw new UsageError(`There is no field "${field}"; the file has: ${has}.`);
  }
}

function assertIndexAgrees({ types, indexTypes }: SchemaWishes): void {
  for (const [field, type] of types) {
    const has = indexTypes.get(field);
    if (has === undefined || has === type) continue;
    throw new UsageError(
      `The index has "${field}" as ${has}, which cannot become ${type}: leave out --type, or choose another index.`,
    );
  }
}

function notesOn(time: TimeColumn | null, addsTimestamp: boolean): string[] {
  if (time === null) {
    return ['No field holds times. A detector needs one: name it with --time-field.'];
  }
  const notes: string[] = [];
  if (time.assumedUtc) notes.push(`Times in "${time.field}" name no zone and are taken as UTC.`);
  if (addsTimestamp) notes.push(`"${time.field}" is also written as "${timestampField}".`);
  else if (time.field !== timestampField) {
    notes.push(`The file has its own "${timestampField}", which stays as it is.`);
  }
  return notes;
}

/**
 * The schema of a sample.
 * @throws AppError REQUEST_INVALID when a wish cannot be met.
 */
export function makeSchema(sample: Sample, wishes: SchemaWishes, numbersAsText: boolean): Schema {
  assertKnownFields(sample, wishes.types);
  assertIndexAgrees(wishes);
  const known = new Map([...wishes.indexTypes, ...wishes.types]);
  const guessed = guessColumns(sample, known, numbersAsText);
  const time = findTimeColumn(sample, guessed, wishes.time);
  const columns = guessed.map((column): Column => {
    const isTime = column.field === time?.field;
    if (!isTime) return column;
    return { field: column.field, type: 'date', timeFormat: time.format };
  });
  const addsTimestamp = time !== null && !sample.has(timestampField);
  return { columns, time, addsTimestamp, notes: notesOn(time, addsTimestamp) };
}
