/** What a test asks of Elasticsearch beside the code under test. */
import type { Client } from '@elastic/elasticsearch';

/** Indexes documents under their `_id` and makes them searchable. */
export async function indexAll(
  client: Client,
  index: string,
  documents: Array<{ id: string; source: Record<string, unknown> }>,
): Promise<void> {
  for (let start = 0; start < documents.length; start += 1_000) {
    const operations = documents
      .slice(start, start + 1_000)
      .flatMap(({ id, source }) => [{ index: { _index: index, _id: id } }, source]);
    const { errors } = await client.bulk({ operations });
    if (errors) throw new Error(`Elasticsearch refused documents of "${index}"`);
  }
  await client.indices.refresh({ index });
}

/** Searches and points in time that somebody forgot to close. */
export async function openContexts(client: Client): Promise<number> {
  const { nodes } = await client.nodes.stats({ metric: 'indices', index_metric: 'search' });
  return Object.values(nodes).reduce(
    (sum, node) => sum + Number(node.indices?.search?.open_contexts ?? 0),
    0,
  );
}

/** Everything that an async iterable yields. */
export async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(page);
  return all;
}
