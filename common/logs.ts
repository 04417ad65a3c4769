/** What the endpoints of logs have in common: which lines, of which indices, from when to when. */
import { timeRangeProps } from './api/shared';
import { anyText, listOf, text } from './codecs/bounded';
import { indexPattern } from './index_patterns';

/** Fields that hold the line itself, the likeliest first. */
export const usualLineFields = ['message', 'event.original'] as const;

/** UTF-16 units of a line that an answer shows. */
export const longestShownLine = 1_000;

/** Lines of a page, at most. */
export const mostLinesOfPage = 50;

/** Lines that patterns are mined from. */
export const minedLines = { usual: 20_000, most: 50_000 } as const;

/** UTF-16 units of a template: placeholders may be longer than what they stand for. */
export const longestTemplate = 10_000;

export const logScopeProps = {
  indices: listOf(indexPattern, 1, 50),
  ...timeRangeProps,
};

export const logScopeChoices = {
  /** `@timestamp` when left out. */
  time_field: text(255),
  /** The first of the usual fields that the indices have when left out. */
  line_field: text(255),
  /** In the host's query language: KQL in Kibana, Lucene without it. */
  query: text(2_000),
  /** Words that the line must have; "in quotes" next to each other, -without. */
  text: anyText(1_000),
};
