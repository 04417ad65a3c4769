/** Lines of logs, read from a cluster with the rights of whom the client was made for. */
import type { Client, estypes } from '@elastic/elasticsearch';
import {
  foundMarks,
  type FoundLine,
  type LogReader,
  type LogScope,
} from '../../detection/logs/log_reader';
import type { SourceScope } from '../../detection/ports/scope';
import { searchPages, type PagedHit, type PageLimits } from '../search/paged_search';
import { countOnce, searchOnce, totalOf } from '../search/search_once';
import { createSourceReader, defaultPageLimits } from '../source_reader';
import { lineQuery } from './line_query';

/** A random sample is drawn anew for each of its pages, from all lines: few large ones cost less. */
const sampledPage = { rows: 5_000 };

const sampleSeed = 42;

/** Characters of a line that are searched for what to mark. */
const longestMarked = 100_000;

const doing = ({ indices }: Pick<LogScope, 'indices'>) => `Reading logs of "${indices.join(',')}"`;

const highlightOf = ({ line_field: field }: LogScope): estypes.SearchHighlight => ({
  fields: { [field]: { number_of_fragments: 0 } },
  pre_tags: [foundMarks.before],
  post_tags: [foundMarks.behind],
  max_analyzed_offset: longestMarked,
});

function toLine(hit: PagedHit, field: string): FoundLine {
  const [time, seqNo] = [Number(hit.sort?.[0]), Number(hit.sort?.[1])];
  const marked = hit.highlight?.[field]?.[0];
  return {
    index: hit._index,
    id: hit._id ?? '',
    time,
    source: hit._source ?? {},
    is_too_large: hit.tooLarge === true,
    ...(marked === undefined ? {} : { marked }),
    cursor: { time, seq_no: seqNo, index: hit._index },
  };
}

type LineOptions = Parameters<LogReader['lines']>[1];

async function* lines(
  { client, limits }: { client: Client; limits: PageLimits },
  { scope, options }: { scope: LogScope; options: LineOptions },
  signal: AbortSignal,
): AsyncGenerator<FoundLine[], void> {
  const { after, atMost, fields, pageRows } = options;
  const query = lineQuery(scope);
  const begin = after === undefined ? undefined : [after.time, after.seq_no, after.index];
  const found = searchPages(
    { client, limits: { ...limits, rows: Math.min(limits.rows, pageRows) } },
    {
      indices: scope.indices,
      doing: doing(scope),
      query,
      sort: [
        { [scope.time_field]: { order: 'desc', numeric_type: 'date', unmapped_type: 'date' } },
        { _seq_no: { order: 'desc', unmapped_type: 'long' } },
        { _index: { order: 'desc', unmapped_type: 'keyword' } },
      ],
      source: [...fields],
      sourceOfTooLarge: [scope.time_field],
      highlight: highlightOf(scope),
      ...(begin === undefined ? {} : { after: begin }),
      ...(atMost === undefined ? {} : { atMost }),
      resume: (last) => ({ query, after: last?.sort ?? begin }),
    },
    signal,
  );
  for await (const hits of found) yield hits.map((hit) => toLine(hit, scope.line_field));
}

interface Bucket {
  key: number;
  doc_count: number;
}

async function histogram(
  client: Client,
  { scope, intervalMs }: { scope: LogScope; intervalMs: number },
  signal: AbortSignal,
): ReturnType<LogReader['histogram']> {
  const { from, to } = scope.range;
  const bounds =
    from === null || to === null
      ? {}
      : { extended_bounds: { min: from, max: Math.max(from, to - 1) } };
  const answer = await searchOnce(
    client,
    {
      indices: scope.indices,
      doing: doing(scope),
      request: {
        size: 0,
        track_total_hits: true,
        query: lineQuery(scope),
        aggs: {
          intervals: {
            date_histogram: {
              field: scope.time_field,
              fixed_interval: `${intervalMs}ms`,
              min_doc_count: 0,
              ...bounds,
            },
          },
        },
      },
    },
    signal,
  );
  const intervals = answer.aggregations?.intervals as { buckets?: Bucket[] } | undefined;
  return {
    total: totalOf(answer.hits.total),
    buckets: (intervals?.buckets ?? []).map(({ key, doc_count: count }) => ({
      time: key,
      lines: count,
    })),
  };
}

async function find(
  client: Client,
  { index, id }: { index: string; id: string },
  signal: AbortSignal,
): Promise<Record<string, unknown> | null> {
  const answer = await searchOnce<Record<string, unknown>>(
    client,
    {
      indices: [index],
      doing: `Reading a document of "${index}"`,
      mayBeMissing: true,
      request: { query: { ids: { values: [id] } }, size: 1 },
    },
    signal,
  );
  return answer.hits.hits[0]?._source ?? null;
}

/** The line's field of documents in scope, as the reader of sources takes it. */
const lineScope = (scope: LogScope): SourceScope => ({
  indices: scope.indices,
  time_field: scope.time_field,
  filter: lineQuery(scope) as Record<string, unknown>,
  fields: [scope.line_field],
});

export function createLogReader(client: Client, limits: Partial<PageLimits> = {}): LogReader {
  const cluster = { client, limits: { ...defaultPageLimits, ...limits } };
  const reader = createSourceReader(client, { ...sampledPage, ...limits });
  return {
    lines: (scope, options, signal) => lines(cluster, { scope, options }, signal),
    histogram: (scope, intervalMs, signal) => histogram(client, { scope, intervalMs }, signal),
    count: (scope, signal) => {
      const request = { query: lineQuery(scope) };
      return countOnce(client, { indices: scope.indices, doing: doing(scope), request }, signal);
    },
    all: (scope, signal) => reader.pages(lineScope(scope), scope.range, signal),
    sample: (scope, size, signal) =>
      reader.sample(lineScope(scope), { range: scope.range, size, seed: sampleSeed }, signal),
    find: (place, signal) => find(client, place, signal),
  };
}
