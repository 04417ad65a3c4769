/** What is asked of the documents that a detector reads. */
import type { ErrorCode } from '../../../common/errors';
import type { Result } from '../../../common/result';
import type { Windows } from '../../../common/windows';
import type { EventCounter } from './event_counter';
import type { SourceScope, TimeRange } from './scope';

/** A document as it stands in Elasticsearch. */
export interface SourceDocument {
  index: string;
  id: string;
  /** Event time in milliseconds since 1970; null when the document has none. */
  time: number | null;
  source: Record<string, unknown>;
  /** Values of the field that the scope names as `indexed`. */
  indexed?: readonly unknown[];
  /** Why the reader could not read its fields, such as DOC_TOO_LARGE; `source` then holds its time alone. */
  problem?: ErrorCode;
}

export interface FieldKind {
  /** Elasticsearch mapping types that the field has over all indices of the source. */
  types: string[];
}

/** A window of an entity: how many events fall into it. */
export interface EntityWindow {
  entity: string;
  /** Begin of the window, milliseconds since 1970. */
  start: number;
  events: number;
}

/** Where a scope has `windows`, they stand for its documents. */
export interface SourceReader extends EventCounter {
  /**
   * Pages of documents in order of event time, each bounded in rows and bytes, over one point in
   * time: documents that share a time are never lost between pages.
   * @throws AppError INDEX_NOT_FOUND, ES_UNAVAILABLE, ES_FORBIDDEN, ...
   */
  pages(scope: SourceScope, range: TimeRange, signal: AbortSignal): AsyncIterable<SourceDocument[]>;
  /** The same for documents that have no event time. */
  pagesWithoutTime(scope: SourceScope, signal: AbortSignal): AsyncIterable<SourceDocument[]>;
  /** At most `size` documents, drawn at random, the same ones for the same seed and index. */
  sample(
    scope: SourceScope,
    options: { range: TimeRange; filter?: Record<string, unknown>; size: number; seed: number },
    signal: AbortSignal,
  ): AsyncIterable<SourceDocument[]>;
  /** One document of an index; null when it, or the index, is gone. */
  find(
    scope: SourceScope,
    source: Result['ml']['source'],
    signal: AbortSignal,
  ): Promise<SourceDocument | null>;
  count(scope: SourceScope, range: TimeRange, signal: AbortSignal): Promise<number>;
  /** The earliest event time in the range; null when there is none. */
  firstTime(scope: SourceScope, range: TimeRange, signal: AbortSignal): Promise<number | null>;
  countWithoutTime(scope: SourceScope, signal: AbortSignal): Promise<number>;
  /**
   * Documents per interval of event time: start of interval → count. Empty intervals are left out.
   * Rejects with TIME_RANGE_TOO_LONG where rows are windows and the range has too many of them.
   */
  histogram(
    scope: SourceScope,
    options: { range: TimeRange; intervalMs: number },
    signal: AbortSignal,
  ): Promise<Map<number, number>>;
  /** Pages of the windows that the events of a range fall into, in order of their begin. */
  entityWindows(
    scope: SourceScope & { windows: Windows },
    events: TimeRange,
    signal: AbortSignal,
  ): AsyncIterable<EntityWindow[]>;
  /** Mapping of the named fields; a field that no index has is left out. */
  fieldKinds(
    indices: string[],
    fields: string[],
    signal: AbortSignal,
  ): Promise<Map<string, FieldKind>>;
}
