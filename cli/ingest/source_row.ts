/** Rows on their way from a file to an index, and why one of them did not get there. */
import type { ErrorCode } from '../../common/errors';

/** A line of a file, without its line break. */
export interface Line {
  /** Counted from 1. */
  number: number;
  text: string;
  /** Whether `text` is only the beginning of a line that is longer than this program reads. */
  cut: boolean;
  /** Of sources with mixed encodings: whether the line is no UTF-8 and was read as Latin-1. */
  notUtf8?: boolean;
  /** Of sources with mixed encodings: whether the file ends without a line break behind it. */
  unended?: boolean;
}

export interface RowProblem {
  code: ErrorCode;
  message: string;
}

/** Where a row stands in its file. A quoted line break in CSV makes a row of several lines. */
export interface SourceRow {
  /** Number of its first line. */
  line: number;
  lines: number;
  text: string;
}

/** A row as read: what it holds, or why it could not be read. */
export type ReadRow<T> = SourceRow & ({ value: T } | { problem: RowProblem });
