import type { Client, estypes } from '@elastic/elasticsearch';
import { AppError } from '../../../common/errors';
import { callElasticsearch } from '../call';
import { throwNoIndex } from '../no_index';
import { assertComplete } from './complete_answer';

export interface SingleSearch {
  indices: string[];
  /** What is done, for error messages. */
  doing: string;
  request: Omit<estypes.SearchRequest, 'index'>;
  /** Whether indices that do not exist are nothing, rather than INDEX_NOT_FOUND. */
  mayBeMissing?: boolean;
}

/** What a search finds where there is no index. */
function nothing<Document>(): estypes.SearchResponse<Document> {
  return {
    took: 0,
    timed_out: false,
    _shards: { total: 0, successful: 0, failed: 0 },
    hits: { total: { value: 0, relation: 'eq' }, hits: [] },
  };
}

/**
 * The complete answer of one search.
 * @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, ES_UNAVAILABLE also for an answer without all
 * shards, ...
 */
export async function searchOnce<Document>(
  client: Client,
  search: SingleSearch,
  signal: AbortSignal,
): Promise<estypes.SearchResponse<Document>> {
  try {
    return await searchPresent<Document>(client, search, signal);
  } catch (error) {
    const isMissing = error instanceof AppError && error.code === 'INDEX_NOT_FOUND';
    if (search.mayBeMissing === true && isMissing) return nothing();
    throw error;
  }
}

async function searchPresent<Document>(
  client: Client,
  { indices, doing, request }: SingleSearch,
  signal: AbortSignal,
): Promise<estypes.SearchResponse<Document>> {
  const answer = await callElasticsearch(
    doing,
    (options) =>
      client.search<Document>(
        {
          index: indices,
          // Not ignored: an index that the caller may not read would look like one without results.
          ignore_unavailable: false,
          allow_partial_search_results: false,
          ...request,
        },
        options,
      ),
    signal,
  );
  assertComplete(answer, doing);
  if (answer._shards.total === 0) return throwNoIndex(client, indices, signal);
  return answer;
}

/** How many documents match. @throws AppError as `searchOnce` */
export async function countOnce(
  client: Client,
  { request, ...search }: SingleSearch,
  signal: AbortSignal,
): Promise<number> {
  const counting = { ...request, size: 0, track_total_hits: true };
  const { hits } = await searchOnce(client, { ...search, request: counting }, signal);
  return totalOf(hits.total);
}

/** The number in `hits.total`, which is an object or a number. */
export function totalOf(total: estypes.SearchTotalHits | number | undefined): number {
  return typeof total === 'object' ? total.value : (total ?? 0);
}
