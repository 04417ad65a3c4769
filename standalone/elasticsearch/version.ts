import type { Client } from '@elastic/elasticsearch';
import { translateError } from '../../server/elasticsearch/translate_error';

/** Elasticsearch's version. @throws AppError ES_UNAVAILABLE, ... */
export async function versionOf({ client }: { client: Client }, signal?: AbortSignal): Promise<string> {
  try {
    // The embedded distribution has no root endpoint, so the node itself is asked.
    const { nodes } = await client.nodes.info({ node_id: '_local', metric: '_none' }, { signal });
    return Object.values(nodes)[0]?.version ?? 'unknown';
  } catch (error) {
    throw translateError(error);
  }
}
