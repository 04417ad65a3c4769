import type { Client, estypes } from '@elastic/elasticsearch';
import { callElasticsearch } from './call';
import { errorOfFailure, failureFrom } from './translate_error';

/** One document found by id. */
type Found<Document> = estypes.GetGetResult<Document>;

/** A document that cannot be read now is not one that is not there. @throws AppError */
function foundIn<Document>(
  item: estypes.MgetResponseItem<Document>,
  doing: string,
): Found<Document> | null {
  if (!('error' in item)) return item.found ? item : null;
  const failure = failureFrom(item.error, null);
  if (failure.type === 'index_not_found_exception') return null;
  throw errorOfFailure(failure, doing);
}

/**
 * Documents by id, in the order of the ids; null where there is none, or no index. A look-up sees what was
 * written a moment ago, which a search does not.
 * @throws AppError ES_UNAVAILABLE also when one of them cannot be read, ES_FORBIDDEN, ...
 */
export function lookUp<Document>(
  client: Client,
  { doing, request }: { doing: string; request: estypes.MgetRequest },
  signal?: AbortSignal,
): Promise<Array<Found<Document> | null>> {
  return callElasticsearch(
    doing,
    async (options) => {
      const { docs } = await client.mget<Document>(request, options);
      return docs.map((item) => foundIn(item, doing));
    },
    signal,
  );
}
