/** Source documents, read from a cluster. */
import type { Client, estypes } from '@elastic/elasticsearch';
import type { SourceDocument, SourceReader } from '../detection/ports/source_reader';
import type { SourceScope, TimeRange } from '../detection/ports/scope';
import { windowMsOf } from '../../common/windows';
import { readFieldKinds } from './field_kinds';
import { readIntervalCounts } from './interval_counts';
import { entityWindows } from './search/entity_windows';
import { fetchedTime } from './search/fetched_time';
import { searchPages, type Hit, type PagedHit, type PageLimits } from './search/paged_search';
import { countOnce, searchOnce } from './search/search_once';
import { timeHistogram } from './search/time_histogram';
import { sourceQuery, withoutTimeQuery } from './source_query';

export const defaultPageLimits: PageLimits = {
  rows: 1_000,
  // JSON is read in one piece, about 7 ms a megabyte, and others on the event loop wait.
  bytes: 1_000_000,
  answerBytes: 30_000_000,
  keepAlive: '2m',
};

/** Sorted by one field of any index, whether it holds milliseconds or nanoseconds. */
function byTime(field: string): estypes.SortCombinations {
  return { [field]: { order: 'asc', numeric_type: 'date', unmapped_type: 'date' } };
}

const doing = ({ indices }: Pick<SourceScope, 'indices'>) => `Reading "${indices.join(',')}"`;

type FieldScope = Pick<SourceScope, 'time_field' | 'fields'>;

const wantedFields = ({ fields, time_field: timeField }: FieldScope): true | string[] =>
  fields === undefined ? true : [timeField, ...fields];

function sortedTime(hit: Pick<Hit, 'sort'>): number | null {
  const time = Number(hit.sort?.[0]);
  return Number.isFinite(time) ? time : null;
}

/**
 * What is left after a hit. Its time is included: others of the same time may not have come yet,
 * and their order is a new one. A document with several times may lie before the range by its first.
 */
function rangeAfter(range: TimeRange, last: Hit | null): TimeRange {
  const reached = last === null ? null : sortedTime(last);
  if (reached === null) return range;
  return { from: Math.max(reached, range.from ?? reached), to: range.to };
}

/** What to ask of a field beside the source, and what came of it. */
const docvaluesOf = ({ indexed }: SourceScope): estypes.QueryDslFieldAndFormat[] =>
  indexed === undefined ? [] : [{ field: indexed }];

function indexedOf({ indexed }: SourceScope, hit: Hit): Pick<SourceDocument, 'indexed'> {
  if (indexed === undefined) return {};
  const values: unknown = hit.fields?.[indexed];
  return { indexed: Array.isArray(values) ? values : [] };
}

function toDocument(scope: SourceScope, hit: PagedHit, time: number | null): SourceDocument {
  return {
    index: hit._index,
    id: hit._id ?? '',
    time,
    source: hit._source ?? {},
    ...indexedOf(scope, hit),
    ...(hit.tooLarge ? { problem: 'DOC_TOO_LARGE' } : {}),
  };
}

interface Cluster {
  client: Client;
  limits: PageLimits;
}

async function* pages(
  cluster: Cluster,
  { scope, range }: { scope: SourceScope; range: TimeRange },
  signal: AbortSignal,
): AsyncGenerator<SourceDocument[], void> {
  const found = searchPages(
    cluster,
    {
      indices: scope.indices,
      doing: doing(scope),
      query: sourceQuery(scope, range),
      sort: [byTime(scope.time_field), { _shard_doc: 'asc' }],
      source: wantedFields(scope),
      sourceOfTooLarge: [scope.time_field],
      docvalueFields: docvaluesOf(scope),
      resume: (last) => ({ query: sourceQuery(scope, rangeAfter(range, last)) }),
    },
    signal,
  );
  for await (const hits of found) yield hits.map((hit) => toDocument(scope, hit, sortedTime(hit)));
}

async function* pagesWithoutTime(
  cluster: Cluster,
  scope: SourceScope,
  signal: AbortSignal,
): AsyncGenerator<SourceDocument[], void> {
  const query = withoutTimeQuery(scope);
  const found = searchPages(
    cluster,
    {
      indices: scope.indices,
      doing: doing(scope),
      query,
      sort: [{ _shard_doc: 'asc' }],
      source: wantedFields(scope),
      docvalueFields: docvaluesOf(scope),
      resume: () => ({ query }),
    },
    signal,
  );
  for await (const hits of found) yield hits.map((hit) => toDocument(scope, hit, null));
}

async function firstTime(
  client: Client,
  { scope, range }: { scope: SourceScope; range: TimeRange },
  signal: AbortSignal,
): Promise<number | null> {
  const answer = await searchOnce<unknown>(
    client,
    {
      indices: scope.indices,
      doing: doing(scope),
      request: {
        query: sourceQuery(scope, range),
        sort: [byTime(scope.time_field)],
        size: 1,
        _source: false,
        track_total_hits: false,
      },
    },
    signal,
  );
  const [hit] = answer.hits.hits;
  return hit === undefined ? null : sortedTime(hit);
}

type SampleOptions = Parameters<SourceReader['sample']>[1];

function sampleQuery(
  scope: SourceScope,
  { range, filter, seed }: SampleOptions,
): estypes.QueryDslQueryContainer {
  const inScope = sourceQuery(scope, range);
  const more = filter === undefined ? [] : [filter as estypes.QueryDslQueryContainer];
  return {
    function_score: {
      query: { bool: { filter: [inScope, ...more] } },
      functions: [{ random_score: { seed, field: '_seq_no' } }],
      boost_mode: 'replace',
    },
  };
}

async function* sample(
  cluster: Cluster,
  { scope, options }: { scope: SourceScope; options: SampleOptions },
  signal: AbortSignal,
): AsyncGenerator<SourceDocument[], void> {
  const query = sampleQuery(scope, options);
  const found = searchPages(
    cluster,
    {
      indices: scope.indices,
      doing: doing(scope),
      query,
      // Random scores have 24 bits and often tie: the order must not depend on Lucene's.
      // An index without any mapping, which has no documents yet, does not even know these fields.
      sort: [
        { _score: { order: 'desc' } },
        { _seq_no: { order: 'asc', unmapped_type: 'long' } },
        { _index: { order: 'asc', unmapped_type: 'keyword' } },
      ],
      source: wantedFields(scope),
      docvalueFields: [{ field: scope.time_field, format: 'epoch_millis' }, ...docvaluesOf(scope)],
      atMost: options.size,
      resume: (last) => ({ query, after: last?.sort }),
    },
    signal,
  );
  for await (const hits of found) {
    yield hits.map((hit) => toDocument(scope, hit, fetchedTime(hit, scope.time_field)));
  }
}

async function find(
  client: Client,
  { scope, index, id }: { scope: FieldScope; index: string; id: string },
  signal: AbortSignal,
): Promise<SourceDocument | null> {
  const answer = await searchOnce<Record<string, unknown>>(
    client,
    {
      indices: [index],
      doing: `Reading a document of "${index}"`,
      mayBeMissing: true,
      request: {
        query: { ids: { values: [id] } },
        size: 1,
        _source: wantedFields(scope),
        docvalue_fields: [{ field: scope.time_field, format: 'epoch_millis' }],
      },
    },
    signal,
  );
  const [hit] = answer.hits.hits;
  if (hit === undefined) return null;
  return { index, id, time: fetchedTime(hit, scope.time_field), source: hit._source ?? {} };
}

/** A reader whose pages are bounded in rows and bytes. */
export function createSourceReader(client: Client, limits: Partial<PageLimits> = {}): SourceReader {
  const cluster = { client, limits: { ...defaultPageLimits, ...limits } };
  const counting = (scope: SourceScope, query: estypes.QueryDslQueryContainer) => ({
    indices: scope.indices,
    doing: `Counting "${scope.indices.join(',')}"`,
    request: { query },
  });
  return {
    pages: (scope, range, signal) => pages(cluster, { scope, range }, signal),
    pagesWithoutTime: (scope, signal) => pagesWithoutTime(cluster, scope, signal),
    sample: (scope, options, signal) => sample(cluster, { scope, options }, signal),
    find: (scope, source, signal) => find(client, { scope, ...source }, signal),
    count: (scope, range, signal) =>
      countOnce(client, counting(scope, sourceQuery(scope, range)), signal),
    firstTime: (scope, range, signal) => firstTime(client, { scope, range }, signal),
    countWithoutTime: (scope, signal) =>
      countOnce(client, counting(scope, withoutTimeQuery(scope)), signal),
    histogram: (scope, { range, intervalMs }, signal) =>
      timeHistogram(
        client,
        {
          indices: scope.indices,
          doing: `Counting "${scope.indices.join(',')}"`,
          query: sourceQuery(scope, range),
          field: scope.time_field,
          intervalMs,
        },
        signal,
      ),
    intervalCounts: (scope, options, signal) =>
      readIntervalCounts(client, { scope, options }, signal),
    entityWindows: (scope, events, signal) =>
      entityWindows(
        client,
        {
          indices: scope.indices,
          doing: `Counting windows of "${scope.indices.join(',')}"`,
          query: sourceQuery(scope, events),
          timeField: scope.time_field,
          entityField: scope.windows.entity,
          lengthMs: windowMsOf(scope.windows),
        },
        signal,
      ),
    fieldKinds: (indices, fields, signal) => readFieldKinds(client, { indices, fields }, signal),
  };
}
