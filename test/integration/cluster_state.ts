/** What a test asks of Elasticsearch beside the code under test. */
import { setTimeout as sleep } from 'timers/promises';
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

/** Shorter than points in time are kept, so that those that somebody forgot are not taken for closed. */
const freedWithinMs = 20_000;

/**
 * Searches and points in time on these indices that somebody forgot to close. Elasticsearch frees what a
 * search held on its shards after it has answered: what is still open is looked at again for a while.
 */
export async function openContexts(client: Client, indices: string): Promise<number> {
  const deadline = Date.now() + freedWithinMs;
  for (;;) {
    const { _all: all } = await client.indices.stats({ index: indices, metric: 'search' });
    const open = all.total?.search?.open_contexts ?? 0;
    if (open === 0 || Date.now() > deadline) return open;
    await sleep(50);
  }
}

/** Everything that an async iterable yields. */
export async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(page);
  return all;
}
