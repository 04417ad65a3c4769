/** What CSV and JSON lines have in common. `T` is a row as the format reads it. */
import type { Document } from './build_document';
import type { Sample } from './guess_types';
import type { Schema } from './schema';
import type { Line, ReadRow } from './source_row';

/** Turns lines into rows, chunk by chunk. */
export interface RowReader<T> {
  /** Blank lines left out so far. */
  readonly blankLines: number;
  /** The rows that these lines complete. */
  push(lines: readonly Line[]): ReadRow<T>[];
  /** The rows that waited for more lines. */
  end(): ReadRow<T>[];
}

export interface RowFormat<T> {
  name: 'csv' | 'jsonl' | 'auth' | 'lines';
  /** Null where there is none. */
  delimiter: string | null;
  /** Number of the first line that holds data. */
  firstDataLine: number;
  /** The header line, or '' where there is none. */
  header: string;
  /** Whether texts may stand for numbers. */
  numbersAsText: boolean;
  /** What a person should know about how the file is read. */
  notes: string[];
  newReader(): RowReader<T>;
  sampleOf(rows: readonly T[]): Sample;
  /** Where the format says what its documents hold, and nothing is guessed. */
  schema?: Schema;
  /** Makes documents of rows. @throws AppError VALUE_MALFORMED, FEATURE_NOT_FINITE */
  documentsBy(schema: Schema): (row: T) => Document;
}
