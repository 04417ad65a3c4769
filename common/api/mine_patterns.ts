import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { integerIn } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { logScopeChoices, logScopeProps, minedLines } from '../logs';

const timeOrNull = t.union([t.string, t.null]);

export const logPatternCodec = t.type({
  /** Words that stay, and `<*>` for what changes. */
  template: t.string,
  /** Of the lines looked at. */
  lines: t.number,
  /** Share of the lines looked at, 0..1: the rarest patterns have the smallest. */
  share: t.number,
  /** Times of the earliest and the latest of these lines, ISO 8601. */
  first: timeOrNull,
  last: timeOrNull,
  example: t.string,
});
export type LogPattern = t.TypeOf<typeof logPatternCodec>;

export const minedLogsCodec = t.type({
  line_field: t.string,
  /** Documents in the range that match. */
  documents: t.number,
  /** Those that were looked at: all of them, or so many drawn at random, the same ones each time. */
  looked_at: t.number,
  /** Of those, the ones with a line in the field. */
  lines: t.number,
  /** Patterns found. */
  pattern_count: t.number,
  /** Most lines first. Of many patterns the most frequent and the rarest. */
  patterns: t.array(logPatternCodec),
  /** Lines of patterns that were given up because there were too many; they are in none of the others. */
  lines_forgotten: t.number,
});
export type MinedLogs = t.TypeOf<typeof minedLogsCodec>;

export const minePatterns = contract({
  method: 'post',
  path: `${apiRoot}/logs/patterns`,
  privilege: 'read',
  summary:
    'Patterns of log lines in a time range, mined from at most `lines` of them: how many lines each has, from when to when, and an example.',
  params: none,
  body: strictObject('body', logScopeProps, {
    ...logScopeChoices,
    lines: integerIn(100, minedLines.most),
  }),
  response: minedLogsCodec,
  errors: ['INDEX_NOT_FOUND', 'FIELD_NOT_FOUND', 'FIELD_NOT_USABLE'],
});
