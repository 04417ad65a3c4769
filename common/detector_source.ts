/** What a detector reads: the part `source`, as it is kept and as a person writes it. */
import type * as t from 'io-ts';
import { duration, isoTime, listOf, text } from './codecs/bounded';
import { queryDsl } from './codecs/query_dsl';
import { strictObject } from './codecs/strict_object';
import { indexPattern } from './index_patterns';
import { windowsCodec, windowsInputCodec } from './windows';

/** Names, patterns and exclusions that a source may have. */
export const mostSourceIndices = 50;

export const sourceCodec = strictObject(
  'source',
  {
    indices: listOf(indexPattern, 1, mostSourceIndices),
    time_field: text(255),
    /** How long to wait for documents that arrive late before a moment is scored. */
    query_delay: duration,
  },
  {
    /** Query DSL that documents must match. */
    filter: queryDsl,
    /** Earliest event time in scope; everything when left out. */
    start: isoTime,
    /** Rows are windows of entities instead of documents; of kind `windows`, or of `packets`. */
    windows: windowsCodec,
  },
);

/** The source as a person writes it. */
export const sourceInputCodec = strictObject(
  'source',
  { indices: listOf(indexPattern, 1, mostSourceIndices) },
  {
    time_field: text(255),
    query_delay: duration,
    filter: queryDsl,
    start: isoTime,
    windows: windowsInputCodec,
  },
);
export type SourceInput = t.TypeOf<typeof sourceInputCodec>;
