import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { documentFieldCodec } from './explain_result';
import { none } from './shared';
import { anyText, integerIn } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { logScopeChoices, logScopeProps, longestTemplate, mostLinesOfPage } from '../logs';

/** Where a page of lines ends: event time in milliseconds since 1970, number of the write, index. */
export const logCursorCodec = strictObject('after', {
  time: t.number,
  seq_no: t.number,
  index: anyText(255),
});
export type LogCursor = t.TypeOf<typeof logCursorCodec>;

export const logLineCodec = t.type({
  /** `_id` and `_index` of the document. */
  id: t.string,
  index: t.string,
  /** Event time, ISO 8601. */
  time: t.string,
  /** At most 1,000 characters of it; null where the document has no such field. */
  line: t.union([t.string, t.null]),
  /** Whether the line goes on. */
  is_cut: t.boolean,
  /** Parts of `line` that were searched for, by characters: `to` is the one behind the last. */
  found: t.array(t.type({ from: t.number, to: t.number })),
  /** Host, user, source, program and level, where the document has them. */
  fields: t.array(documentFieldCodec),
});
export type LogLine = t.TypeOf<typeof logLineCodec>;

const bucketCodec = t.type({
  /** Start of the interval, milliseconds since 1970. */
  time: t.number,
  lines: t.number,
});

export const searchLogs = contract({
  method: 'post',
  path: `${apiRoot}/logs/search`,
  privilege: 'read',
  summary:
    'Lines of logs in a time range, newest first, page by page; with the first page their number over time.',
  params: none,
  body: strictObject('body', logScopeProps, {
    ...logScopeChoices,
    /** Only lines of this pattern, as `logs/patterns` names it. */
    template: anyText(longestTemplate),
    /** The cursor of the page before. */
    after: logCursorCodec,
    size: integerIn(1, mostLinesOfPage),
    buckets: integerIn(1, 500),
  }),
  response: t.type({
    line_field: t.string,
    rows: t.array(logLineCodec),
    /** Null when there are no more. */
    after: t.union([logCursorCodec, t.null]),
    /** Lines that were looked at for these rows: with a template, some are of other patterns. */
    looked_at: t.number,
    /** Left out with every page but the first. */
    histogram: t.union([
      t.type({
        /** Lines there are; with a template, those that have its words, of other patterns too. */
        total: t.number,
        interval_ms: t.number,
        buckets: t.array(bucketCodec),
      }),
      t.null,
    ]),
  }),
  errors: ['INDEX_NOT_FOUND', 'FIELD_NOT_FOUND', 'FIELD_NOT_USABLE'],
});
