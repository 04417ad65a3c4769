/** What integration tests share: the Elasticsearch of the run, clients, names of their own. */
import { randomBytes } from 'crypto';
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

/** A prefix for index and detector names that no other test file uses: `NAME-1a2b3c4d`. */
export function uniquePrefix(name: string): string {
  return `${name}-${randomBytes(4).toString('hex')}`;
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
