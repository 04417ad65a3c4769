/** What is asked of logs: a port of its own, only the page of logs needs it. */
import type { LogCursor } from '../../../common/api/search_logs';
import type { ResultFilter } from '../ports/anomaly_survey';
import type { SourceDocument } from '../ports/source_reader';
import type { TimeRange } from '../ports/scope';

/** Documents in a time range, and which of their fields holds the line. */
export interface LogScope {
  indices: string[];
  time_field: string;
  line_field: string;
  /** Whether the line's field is analysed text, rather than a keyword. */
  is_text: boolean;
  range: TimeRange;
  filters: readonly ResultFilter[];
  /** Words that the line must have, as people write them. */
  text?: string;
  /** Runs of words that the line must have in this order. */
  runs?: readonly string[];
}

export interface FoundLine {
  index: string;
  id: string;
  /** Milliseconds since 1970. */
  time: number;
  source: Record<string, unknown>;
  /** Whether the document is too large to be read: `source` has its time alone then. */
  is_too_large: boolean;
  /** The line with marks around what was searched for; undefined where nothing was. */
  marked?: string;
  cursor: LogCursor;
}

/** Around what was searched for, in `marked`: characters that Unicode leaves to private use. */
export const foundMarks = { before: '\ue000', behind: '\ue001' } as const;

export interface LogReader {
  /**
   * Newest first; lines of the same time in the order of their writing, latest first. Pages go on
   * behind `after`, and are bounded in rows and bytes.
   * @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, ...
   */
  lines(
    scope: LogScope,
    options: { after?: LogCursor; fields: readonly string[]; pageRows: number; atMost?: number },
    signal: AbortSignal,
  ): AsyncIterable<FoundLine[]>;
  /** How many there are, and per interval of time from the range's first to its last. */
  histogram(
    scope: LogScope,
    intervalMs: number,
    signal: AbortSignal,
  ): Promise<{ total: number; buckets: Array<{ time: number; lines: number }> }>;
  count(scope: LogScope, signal: AbortSignal): Promise<number>;
  /** All of them by time; only the line's field is read. */
  all(scope: LogScope, signal: AbortSignal): AsyncIterable<SourceDocument[]>;
  /** So many drawn at random, the same ones each time; only the line's field is read. */
  sample(scope: LogScope, size: number, signal: AbortSignal): AsyncIterable<SourceDocument[]>;
  /** The document of an `_id`; null when there is none. */
  find(
    place: { index: string; id: string },
    signal: AbortSignal,
  ): Promise<Record<string, unknown> | null>;
}
