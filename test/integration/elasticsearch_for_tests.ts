/** What integration tests share: the Elasticsearch of the run, clients, names of their own. */
import { createHash } from 'crypto';
import { Client } from '@elastic/elasticsearch';

const skipped = process.env.ANOMALY_FOREST_TEST_SKIP;

/** `describe` on a real Elasticsearch; without one, the report says why the tests stand aside. */
export function describeWithElasticsearch(name: string, body: () => void): void {
  if (skipped === undefined) describe(name, body);
  else describe(name, () => it.skip(`stands aside: ${skipped}`, () => undefined));
}

/** URL of the Elasticsearch of this run. */
export function elasticsearchUrl(): string {
  const url = process.env.ANOMALY_FOREST_TEST_URL;
  if (url === undefined) throw new Error('The integration project of jest did not start one');
  return url;
}

export function createTestClient(node: string = elasticsearchUrl()): Client {
  return new Client({ node, requestTimeout: 60_000 });
}

/**
 * A prefix for index and detector names that no other test file uses: `NAME-1a2b3c4d`. It is the same in each
 * run, because Elasticsearch salts its random draws with the name of the index: so the same rows train the
 * same forest. `TEST_DRAW=2` draws others, to find out whether a test holds for them too.
 */
export function uniquePrefix(name: string): string {
  const draw = process.env.TEST_DRAW ?? '1';
  return `${name}-${createHash('sha256').update(`${name} ${draw}`).digest('hex').slice(0, 8)}`;
}

/** Deletes indices and index templates by prefix; wildcards are refused by Elasticsearch itself. */
export async function deleteByPrefix(client: Client, prefix: string): Promise<void> {
  const indices = await client.indices.get({
    index: `${prefix}*`,
    expand_wildcards: 'all',
    allow_no_indices: true,
  });
  for (const index of Object.keys(indices)) {
    await client.indices.delete({ index, ignore_unavailable: true });
  }
  const { index_templates: templates } = await client.indices.getIndexTemplate();
  for (const { name, index_template: template } of templates) {
    const patterns = [template.index_patterns].flat();
    if (patterns.every((pattern) => pattern.startsWith(prefix))) {
      await client.indices.deleteIndexTemplate({ name }, { ignore: [404] });
    }
  }
}
