/**
 * CSV lines to rows (RFC 4180). A quote that is never closed would swallow what follows: here it
 * costs its own line only, because lines are joined to a row only where that makes a whole one.
 */
import { parse } from 'csv-parse/sync';
import type { Line, ReadRow } from './source_row';

/** A row that goes on over more lines or characters than this is taken for an unclosed quote. */
const maxLinesOfRow = 100;
const maxCharactersOfRow = 1_000_000;

export type CsvRow = ReadRow<string[]>;

/** One row's cells without blanks around them, or in words why the text is not exactly one row. */
function parseRow(text: string, delimiter: string): string[] | string {
  try {
    const rows = parseRows(text, delimiter);
    return rows.length === 1 && rows[0] ? rows[0] : 'it holds a stray quote';
  } catch (error) {
    return error instanceof Error ? error.message.replace(/:.*$/s, '').toLowerCase() : 'unreadable';
  }
}

function parseRows(text: string, delimiter: string): string[][] {
  return parse(text, {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    trim: true,
  }) as string[][];
}

const textOf = (lines: readonly Line[]) => lines.map((line) => line.text).join('\n');

export interface CsvShape {
  delimiter: string;
  /** Cells that a row must have; any number while null. */
  columns: number | null;
}

/** Turns lines into rows, chunk by chunk. */
export class CsvReader {
  private open: Line[] = [];
  /** Blank lines left out so far. */
  blankLines = 0;

  constructor(private readonly shape: CsvShape) {}

  /** Rows that are complete; a row whose quote is still open waits for the next lines. */
  push(lines: readonly Line[]): CsvRow[] {
    return this.parseGroups(this.group(lines, false));
  }

  /** The rows that waited, once no line follows. */
  end(): CsvRow[] {
    return this.parseGroups(this.group([], true));
  }

  private group(lines: readonly Line[], atEnd: boolean): Line[][] {
    const queue = [...this.open, ...lines];
    const groups: Line[][] = [];
    let i = 0;
    while (i < queue.length) {
      const length = rowLength(queue, i);
      if (length === null && !atEnd) break;
      const joined = queue.slice(i, i + (length ?? 1));
      // Lines that make no row together were joined by a stray quote: the first one stands alone.
      const group = joined.length === 1 || this.isRow(joined) ? joined : joined.slice(0, 1);
      if (group.length === 1 && group[0]?.text.trim() === '') this.blankLines += 1;
      else groups.push(group);
      i += group.length;
    }
    this.open = queue.slice(i);
    return groups;
  }

  private parseGroups(groups: Line[][]): CsvRow[] {
    const parsed = this.parseTogether(groups);
    if (parsed === null) return groups.map((group) => this.parseAlone(group));
    return groups.map((group, i) => {
      const cells = parsed[i] ?? [];
      return this.fits(cells) ? toRow(group, cells) : this.parseAlone(group);
    });
  }

  /** Many rows in one call, which is far quicker; null when one of them is not as it should be. */
  private parseTogether(groups: Line[][]): string[][] | null {
    if (groups.some((group) => group.some(unreadable))) return null;
    try {
      const parsed = parseRows(groups.map(textOf).join('\n'), this.shape.delimiter);
      return parsed.length === groups.length ? parsed : null;
    } catch {
      return null;
    }
  }

  private parseAlone(group: Line[]): CsvRow {
    const cells = this.readCells(group);
    if (typeof cells !== 'string' && this.fits(cells)) return toRow(group, cells);
    const reason =
      typeof cells === 'string'
        ? cells
        : `it has ${cells.length} values, the header names ${this.shape.columns} columns`;
    const message = `The line cannot be read: ${reason}.`;
    return { ...placeOf(group), problem: { code: 'LINE_MALFORMED', message } };
  }

  /** The cells of a row, or in words why it has none. */
  private readCells(group: readonly Line[]): string[] | string {
    const problem = group.map(unreadable).find((reason) => reason !== null);
    return problem ?? parseRow(textOf(group), this.shape.delimiter);
  }

  private isRow(group: readonly Line[]): boolean {
    const cells = this.readCells(group);
    return typeof cells !== 'string' && this.fits(cells);
  }

  private fits(cells: readonly string[]): boolean {
    return this.shape.columns === null || cells.length === this.shape.columns;
  }
}

/** Why a line cannot be read whatever it holds, or null. */
export function unreadable(line: Line): string | null {
  if (line.cut) return 'it is longer than 1,000,000 characters';
  if (line.text.includes('\ufffd'))
    return 'it holds bytes that are not in the encoding of the file';
  return null;
}

const placeOf = (group: readonly Line[]) => ({
  line: group[0]?.number ?? 0,
  lines: group.length,
  text: textOf(group),
});

const toRow = (group: readonly Line[], value: string[]): CsvRow => ({ ...placeOf(group), value });

/**
 * How many lines from `start` on it takes until each quote has its partner; 1 where that would be
 * too many, null where the lines at hand do not tell.
 */
function rowLength(lines: readonly Line[], start: number): number | null {
  let quotes = 0;
  let characters = 0;
  for (let i = start; i < lines.length; i++) {
    const text = lines[i]?.text ?? '';
    quotes += countQuotes(text);
    characters += text.length;
    if (quotes % 2 === 0) return i - start + 1;
    if (i - start + 1 >= maxLinesOfRow || characters > maxCharactersOfRow) return 1;
  }
  return null;
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}
