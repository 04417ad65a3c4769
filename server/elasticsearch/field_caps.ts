/** What mappings say of fields, over all indices of a pattern. */
import type { Client, estypes } from '@elastic/elasticsearch';
import { callElasticsearch } from './call';
import { failureFrom, ItemFailure } from './translate_error';

interface FieldsAsked {
  indices: readonly string[];
  fields: string;
  /** What is done, for error messages. */
  doing: string;
  /** Whether indices that lack a field are named with it, as of the type `unmapped`. */
  unmapped?: boolean;
}

interface Answer extends estypes.FieldCapsResponse {
  failures?: Array<{ failure?: { error?: unknown } }>;
}

/**
 * Elasticsearch answers with what it could read: an index that it could not fails the whole here, since its
 * fields would look like none.
 * @throws AppError INDEX_NOT_FOUND for a named index, ES_FORBIDDEN, ES_UNAVAILABLE, ...
 */
export async function readFieldCaps(
  client: Client,
  { indices, fields, doing, unmapped }: FieldsAsked,
  signal: AbortSignal,
): Promise<estypes.FieldCapsResponse> {
  const querystring = { fields, ...(unmapped === true ? { include_unmapped: true } : {}) };
  return callElasticsearch(
    doing,
    async (options) => {
      // `client.fieldCaps` sends the fields in the body, which servers before 8.5 refuse.
      const answer = await client.transport.request<Answer>(
        {
          method: 'GET',
          path: `/${encodeURIComponent(indices.join(','))}/_field_caps`,
          querystring,
        },
        options,
      );
      const [failed] = answer.failures ?? [];
      if (failed !== undefined) throw new ItemFailure(failureFrom(failed.failure?.error, null));
      return answer;
    },
    signal,
  );
}
