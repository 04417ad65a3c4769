/** Lines that hold one JSON object each. */
import type { RowProblem, Line, ReadRow } from './source_row';
import { unreadable } from './csv_rows';

export type JsonObject = Record<string, unknown>;
export type JsonRow = ReadRow<JsonObject>;

/** Numbers that some programs write although JSON has no such thing. */
const notFinite = /(?<=[:[,]\s*)(?:-?Infinity|NaN)(?=\s*[,}\]])/g;

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function malformed(line: Line): RowProblem {
  const finite = line.text.replace(notFinite, 'null');
  if (finite !== line.text && parses(finite)) {
    return {
      code: 'FEATURE_NOT_FINITE',
      message: 'The line holds NaN or Infinity, which are no JSON.',
    };
  }
  return { code: 'LINE_MALFORMED', message: 'The line is not a JSON object.' };
}

function parseLine(line: Line): JsonRow {
  const place = { line: line.number, lines: 1, text: line.text };
  const reason = unreadable(line);
  if (reason !== null) {
    const message = `The line cannot be read: ${reason}.`;
    return { ...place, problem: { code: 'LINE_MALFORMED', message } };
  }
  try {
    const value: unknown = JSON.parse(line.text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject
      ? { ...place, value: value as JsonObject }
      : { ...place, problem: malformed(line) };
  } catch {
    return { ...place, problem: malformed(line) };
  }
}

/** Turns lines into rows, chunk by chunk. */
export class JsonReader {
  /** Blank lines left out so far. */
  blankLines = 0;

  push(lines: readonly Line[]): JsonRow[] {
    const filled = lines.filter((line) => line.text.trim() !== '');
    this.blankLines += lines.length - filled.length;
    return filled.map(parseLine);
  }

  end(): JsonRow[] {
    return [];
  }
}
