/** Lines of JSON or CSV as rows to judge, in bounded memory. */
import { AppError } from '../../common/errors';
import type { SentRow } from '../../server/detection/scoring/detect_rows';
import { csvFormat } from '../ingest/csv_format';
import { jsonFormat } from '../ingest/json_format';
import type { LineBatch } from '../ingest/read_lines';
import type { RowFormat } from '../ingest/row_format';
import type { Line, ReadRow } from '../ingest/source_row';

export interface ReadOptions {
  /** Taken from the first line when left out: JSON begins with a brace. */
  format?: 'csv' | 'jsonl';
  /** Of CSV; guessed when left out. */
  delimiter?: string;
}

type Document = Record<string, unknown>;

/** An empty cell is a value that is missing. */
function documentOf(names: readonly string[], cells: readonly string[]): Document {
  const entries = names.map((name, i) => [name, cells[i] ?? ''] as const);
  return Object.fromEntries(entries.filter(([, cell]) => cell !== ''));
}

interface Reading<T> {
  format: RowFormat<T>;
  toDocument: (value: T) => Document;
}

async function* rowsBy<T>(
  { format, toDocument }: Reading<T>,
  batches: AsyncIterable<readonly Line[]>,
): AsyncGenerator<SentRow[]> {
  const reader = format.newReader();
  const toSent = (row: ReadRow<T>): SentRow =>
    'problem' in row
      ? { line: row.line, problem: { code: row.problem.code, field: '' } }
      : { line: row.line, document: toDocument(row.value) };
  for await (const lines of batches) {
    const data = lines.filter(({ number }) => number >= format.firstDataLine);
    yield reader.push(data).map(toSent);
  }
  yield reader.end().map(toSent);
}

/** Lines up to the first that is not blank, with what came along with it. */
async function takeFirst(batches: AsyncIterator<LineBatch>): Promise<Line[]> {
  const lines: Line[] = [];
  for (;;) {
    const next = await batches.next();
    if (next.done === true) return lines;
    lines.push(...next.value.lines);
    if (lines.some(({ text }) => text.trim() !== '')) return lines;
  }
}

async function* withRest(
  first: Line[],
  batches: AsyncIterator<LineBatch>,
): AsyncGenerator<readonly Line[]> {
  yield first;
  for (;;) {
    const next = await batches.next();
    if (next.done === true) return;
    yield next.value.lines;
  }
}

/**
 * Every row that is not blank, with its line: a document, or why it is none.
 * @throws AppError FILE_FORMAT_UNKNOWN for CSV without a header, or when there is no line
 */
export async function* readRows(
  lines: AsyncIterable<LineBatch>,
  { format, delimiter }: ReadOptions,
): AsyncGenerator<SentRow[]> {
  const batches = lines[Symbol.asyncIterator]();
  const first = await takeFirst(batches);
  const start = first.find(({ text }) => text.trim() !== '')?.text.trimStart();
  if (start === undefined) throw new AppError('FILE_FORMAT_UNKNOWN', 'The input holds no line.');
  const all = withRest(first, batches);
  if ((format ?? (start.startsWith('{') ? 'jsonl' : 'csv')) === 'jsonl') {
    yield* rowsBy({ format: jsonFormat(), toDocument: (document) => document }, all);
    return;
  }
  const csv = csvFormat(first, { delimiter });
  const names = [...csv.sampleOf([]).keys()];
  yield* rowsBy({ format: csv, toDocument: (cells) => documentOf(names, cells) }, all);
}
