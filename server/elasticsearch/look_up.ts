/** Documents by id: that sees what was written a moment ago, which a search would not. */
import type { Client, estypes } from '@elastic/elasticsearch';
import { callElasticsearch } from './call';
import { failureFrom, ItemFailure } from './translate_error';

interface LookUp {
  index: string;
  ids: string[];
  /** What is done, for error messages. */
  doing: string;
  /** Fields to read, all when left out; false for none. */
  fields?: string[] | false;
}

/** @throws ItemFailure for what could not be looked up: it is not to be taken for absent */
function found<T>(item: estypes.MgetResponseItem<T>): Array<estypes.GetGetResult<T>> {
  if (!('error' in item)) return item.found ? [item] : [];
  const failure = failureFrom(item.error, null);
  // Where there is no index there are no documents.
  if (failure.type === 'index_not_found_exception') return [];
  throw new ItemFailure(failure);
}

/**
 * Those of the documents that are there, in the order of the ids. Elasticsearch answers for each of them on
 * its own: one whose shard cannot be read fails the whole, as it would fail a search.
 * @param ids so many as one request takes
 * @throws AppError ES_UNAVAILABLE, ES_FORBIDDEN, ...
 */
export async function lookUp<T>(
  client: Client,
  { index, ids, doing, fields }: LookUp,
  signal?: AbortSignal,
): Promise<Array<estypes.GetGetResult<T>>> {
  return callElasticsearch(
    doing,
    async (options) => {
      const _source = fields === undefined ? {} : { _source: fields };
      const answer = await client.mget<T>({ index, ids, ..._source }, options);
      return answer.docs.flatMap(found);
    },
    signal,
  );
}
