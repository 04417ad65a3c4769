import type { ElasticsearchClient } from './contracts/core';

/** Version of the cluster, such as "8.12.2". @throws what the client throws. */
export async function elasticsearchVersion(
  client: ElasticsearchClient,
  signal: AbortSignal,
): Promise<string> {
  const { version } = await client.info({}, { signal });
  return version.number;
}
