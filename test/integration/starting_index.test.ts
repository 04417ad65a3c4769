/** An index can be seen before its first shard has started: who reads it then waits for a moment. */
import type { Client } from '@elastic/elasticsearch';
import { readEntityFields } from '../../server/elasticsearch/results/entity_fields';
import { readFieldKinds } from '../../server/elasticsearch/field_kinds';
import { readSourceMapping } from '../../server/elasticsearch/profile/source_mapping';
import { findByIds } from '../../server/elasticsearch/results/settled_ids';
import { searchOnce } from '../../server/elasticsearch/search/search_once';
import { createIndexDocumentStore } from '../../server/registry/index_document_store';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  uniquePrefix,
} from './elasticsearch_for_tests';

jest.setTimeout(60_000);

const prefix = uniquePrefix('starting');
const { signal } = new AbortController();

describeWithElasticsearch('An index whose shards have not started', () => {
  let client: Client;

  /** An index that no node may hold, until it is `allowed` to start. */
  async function makeUnallocated(name: string): Promise<string> {
    const index = `${prefix}-${name}`;
    await client.indices.create({
      index,
      wait_for_active_shards: 0,
      settings: { 'index.routing.allocation.require._name': 'no-such-node' },
      mappings: { properties: { host: { type: 'keyword' } } },
    });
    return index;
  }

  const allow = (index: string) =>
    client.indices.putSettings({
      index,
      settings: { 'index.routing.allocation.require._name': null },
    });

  const search = (index: string) =>
    searchOnce(client, { indices: [index], doing: `Searching "${index}"`, request: {} }, signal);

  beforeAll(() => {
    client = createTestClient();
  });

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  it('answers a search that came too early', async () => {
    const index = await makeUnallocated('search');
    const answer = search(index);
    await allow(index);
    expect((await answer)._shards.successful).toBe(1);
  });

  it('answers a question for its fields that came too early', async () => {
    const index = await makeUnallocated('fields');
    const fields = readEntityFields(client, index, signal);
    await allow(index);
    expect(await fields).toEqual(['host']);
  });

  const document = { id: 'pump', detectorId: 'pump', payload: { n: 1 } };

  const findIds = (index: string) =>
    findByIds(client, { index, ids: ['detector:pump'], fields: [] }, signal);

  it('gives documents by their ids as soon as it is open again', async () => {
    const index = `${prefix}-registry`;
    const store = createIndexDocumentStore(client, index);
    await store.create('detector', document);
    await client.indices.close({ index });
    await client.indices.open({ index, wait_for_active_shards: 0 });
    const [stored, ids] = await Promise.all([store.get('detector', 'pump'), findIds(index)]);
    expect(stored?.payload).toEqual({ n: 1 });
    expect([...ids.keys()]).toEqual(['detector:pump']);
  });

  it('is not taken for one without documents where its shards stay away', async () => {
    const index = await makeUnallocated('ids');
    const store = createIndexDocumentStore(client, index);
    await expect(store.get('detector', 'pump')).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
    await expect(findIds(index)).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
  });

  it('is not taken for one without fields where others of its pattern can be read', async () => {
    const indices = [`${prefix}-beside`, await makeUnallocated('beside-ids')];
    await client.indices.create({ index: `${prefix}-beside` });
    const fields = ['host'];
    const read = () => readFieldKinds(client, { indices, fields }, signal);
    await expect(read()).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
    await expect(readSourceMapping(client, indices, signal)).rejects.toMatchObject({
      code: 'ES_UNAVAILABLE',
    });
    const early = read();
    await allow(indices[1] ?? '');
    expect([...(await early).keys()]).toEqual(['host']);
  });

  it('is said to be unavailable when its shards stay away', async () => {
    const index = await makeUnallocated('lost');
    await expect(search(index)).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
    await expect(readEntityFields(client, index, signal)).rejects.toMatchObject({
      code: 'ES_UNAVAILABLE',
    });
  });
});
