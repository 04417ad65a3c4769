/** Names that can be searched, as the caller may see them. */
import type { Client, estypes } from '@elastic/elasticsearch';
import type { ListedIndex } from '../../../common/api/list_indices';
import { callElasticsearch } from '../call';

/** What of an answer is asked for: nothing of the indices behind a name. */
type Named = { name: string };
type Answer = Partial<Record<keyof estypes.IndicesResolveIndexResponse, Named[]>>;

/**
 * Open indices, data streams and aliases; Elasticsearch leaves out what the caller may not see.
 * @throws AppError ES_FORBIDDEN, INDEX_NOT_FOUND for a cluster that is not connected, ...
 */
export async function readIndexNames(
  client: Client,
  { pattern, hidden }: { pattern: string; hidden: boolean },
  signal: AbortSignal,
): Promise<ListedIndex[]> {
  const answer = await callElasticsearch(
    `Listing indices like "${pattern}"`,
    (options) =>
      client.transport.request<Answer>(
        {
          method: 'GET',
          path: `/_resolve/index/${encodeURIComponent(pattern)}`,
          querystring: {
            expand_wildcards: hidden ? 'open,hidden' : 'open',
            filter_path: 'indices.name,aliases.name,data_streams.name',
          },
        },
        options,
      ),
    signal,
  );
  const as = (kind: ListedIndex['kind'], found: Named[] = []): ListedIndex[] =>
    found.map(({ name }) => ({ name, kind }));
  return [
    ...as('index', answer.indices),
    ...as('data_stream', answer.data_streams),
    ...as('alias', answer.aliases),
  ];
}
