/** Lines of logs as a query. */
import type { estypes } from '@elastic/elasticsearch';
import type { LogScope } from '../../detection/logs/log_reader';
import { timeQuery } from '../source_query';

type Query = estypes.QueryDslQueryContainer;

/** Words of a template by which a keyword is searched: an expression of more gets slow, not better. */
const mostWords = 30;

const escaped = (text: string) => text.replace(/[*?\\]/g, '\\$&');

/** Keywords that have these words in this order, with anything between, before and behind. */
const wordsInOrder = (field: string, words: readonly string[], insensitive = false): Query => ({
  wildcard: {
    [field]: {
      value: `*${words.slice(0, mostWords).map(escaped).join('*')}*`,
      case_insensitive: insensitive,
    },
  },
});

/** Text is searched word by word, as Elasticsearch reads it; of a keyword any part, in upper or lower case. */
function textQuery({ is_text: isText, line_field: field }: LogScope, text: string): Query {
  if (!isText) return wordsInOrder(field, [text.trim()], true);
  const flags = 'PHRASE|AND|OR|NOT|PREFIX|PRECEDENCE|ESCAPE|WHITESPACE';
  return { simple_query_string: { query: text, fields: [field], default_operator: 'and', flags } };
}

/**
 * Lines with these runs of words in this order: each run word by word, with any gap between two runs. Of a
 * keyword, any gap between words. What lies in the gaps is not looked at.
 */
function runsQuery(
  { is_text: isText, line_field: field }: LogScope,
  runs: readonly string[],
): Query {
  const [first] = runs;
  if (first === undefined) return { exists: { field } };
  if (!isText)
    return wordsInOrder(
      field,
      runs.flatMap((run) => run.split(' ')),
    );
  const intervals = runs.slice(0, mostWords).map((query) => ({
    match: { query, ordered: true, max_gaps: 0 },
  }));
  return { intervals: { [field]: { all_of: { ordered: true, intervals } } } };
}

export function lineQuery(scope: LogScope): Query {
  const { time_field: timeField, range, filters, text, runs } = scope;
  return {
    bool: {
      filter: [
        timeQuery(timeField, range),
        ...filters,
        ...(text === undefined ? [] : [textQuery(scope, text)]),
        ...(runs === undefined ? [] : [runsQuery(scope, runs)]),
      ],
    },
  };
}
