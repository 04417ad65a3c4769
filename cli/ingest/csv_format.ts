/** How a CSV file is laid out: its delimiter and the names of its columns. */
import { AppError } from '../../common/errors';
import { UsageError } from '../run_command';
import { documentFromCells } from './build_document';
import { CsvReader } from './csv_rows';
import { isNumberText, isNumeric } from './field_types';
import { guessDelimiter, nameOfDelimiter } from './guess_delimiter';
import type { RowFormat } from './row_format';
import type { Line } from './source_row';
import { isoFormat } from './time_format';

export interface CsvWishes {
  /** Guessed when left out. */
  delimiter?: string;
  /** Names of the columns of a file without a header line. */
  columns?: string[];
  /** Whether numbers are written "1,5". */
  decimalComma?: boolean;
}

interface Header {
  names: string[];
  firstDataLine: number;
  text: string;
  notes: string[];
}

const notUsable = (what: string) => new AppError('FILE_FORMAT_UNKNOWN', what);

/**
 * The layout of a file that begins with these lines.
 * @throws AppError REQUEST_INVALID for a delimiter that is not the file's, FILE_FORMAT_UNKNOWN when
 * there is no header.
 */
export function csvFormat(lines: readonly Line[], wishes: CsvWishes): RowFormat<string[]> {
  const guessed = guessDelimiter(lines.map((line) => line.text));
  const delimiter = wishes.delimiter ?? guessed ?? ',';
  const header = wishes.columns
    ? { names: wishes.columns, firstDataLine: 1, text: '', notes: [] }
    : readHeader(lines, delimiter);
  assertDelimiterParts(header.names, { wished: wishes.delimiter, guessed });
  assertFieldNames(header.names);
  const { names, firstDataLine, text } = header;
  const toPoint = wishes.decimalComma ? withPoint : (cell: string) => cell;
  return {
    name: 'csv',
    delimiter,
    firstDataLine,
    header: text,
    numbersAsText: true,
    notes: [...header.notes, ...noteOnDecimals(lines, { ...wishes, delimiter })],
    newReader: () => new CsvReader({ delimiter, columns: names.length }),
    sampleOf: (rows) =>
      new Map(names.map((name, i) => [name, rows.map((row) => toPoint(row[i] ?? ''))])),
    documentsBy: (schema) => (cells) => {
      const asRead = (cell: string, i: number) =>
        isNumeric(schema.columns[i]) ? toPoint(cell) : cell;
      return documentFromCells(schema, wishes.decimalComma ? cells.map(asRead) : cells);
    },
  };
}

const decimalComma = /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/;

const withPoint = (cell: string) => (decimalComma.test(cell) ? cell.replace(',', '.') : cell);

function noteOnDecimals(
  lines: readonly Line[],
  wishes: { delimiter: string; decimalComma?: boolean },
): string[] {
  if (wishes.decimalComma || wishes.delimiter === ',') return [];
  const cells = lines.slice(0, 50).flatMap((line) => line.text.split(wishes.delimiter));
  const example = cells.map((cell) => cell.trim()).find((cell) => decimalComma.test(cell));
  if (example === undefined) return [];
  return [`Values such as "${example}" are numbers only with --decimal comma.`];
}

function readHeader(lines: readonly Line[], delimiter: string): Header {
  const reader = new CsvReader({ delimiter, columns: null });
  const row = reader.push(lines)[0] ?? reader.end()[0];
  if (row === undefined) throw notUsable('The file holds no header line.');
  if ('problem' in row) throw notUsable(`The header line cannot be used. ${row.problem.message}`);
  assertLooksLikeNames(row.value);
  return {
    ...distinctNames(row.value),
    firstDataLine: row.line + row.lines,
    text: row.text,
  };
}

function assertLooksLikeNames(cells: readonly string[]): void {
  const filled = cells.filter((cell) => cell !== '');
  const isData = (cell: string) => isNumberText(cell) || isoFormat.parse(cell) !== null;
  if (filled.length > 0 && !filled.every(isData)) return;
  throw notUsable(
    'The first line holds values, not names of columns: name them with --columns A,B,C.',
  );
}

/** Names as they stand; a column without one, or with one that is taken, gets one of its own. */
function distinctNames(cells: readonly string[]): { names: string[]; notes: string[] } {
  const taken = new Set<string>();
  const notes: string[] = [];
  const names = cells.map((cell, i) => {
    const wanted = cell === '' ? `column_${i + 1}` : cell;
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
    taken.add(name);
    if (cell === '') notes.push(`Column ${i + 1} has no name and is called "${name}".`);
    else if (name !== cell) {
      notes.push(`Column ${i + 1} is called "${name}": "${cell}" stands in the header before.`);
    }
    return name;
  });
  return { names, notes };
}

function assertDelimiterParts(
  names: readonly string[],
  { wished, guessed }: { wished: string | undefined; guessed: string | null },
): void {
  const [only] = names;
  if (wished === undefined || guessed === null || wished === guessed) return;
  if (names.length !== 1 || only === undefined || !only.includes(guessed)) return;
  throw new UsageError(
    `With the delimiter ${nameOfDelimiter(wished)} the header is a single column, ${JSON.stringify(only.slice(0, 60))}; the file looks ${nameOfDelimiter(guessed)}-separated: leave out --delimiter.`,
  );
}

/** Names that Elasticsearch keeps for itself at the root of a document. */
const reserved = new Set(['_id', '_index', '_source', '_routing', '_ignored', '_field_names', '_version', '_seq_no', '_tier', '_doc_count', '_nested_path', '_type']); // prettier-ignore

function assertFieldNames(names: readonly string[]): void {
  for (const name of names) {
    const dotted = name.startsWith('.') || name.endsWith('.') || name.includes('..');
    if (!dotted && !reserved.has(name)) continue;
    throw notUsable(
      `Elasticsearch takes no field called "${name}": rename the column in the header.`,
    );
  }
}
