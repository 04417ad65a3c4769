/** An index can be seen before its first shard has started: who reads it then waits for a moment. */
import type { Client } from '@elastic/elasticsearch';
import { readEntityFields } from '../../server/elasticsearch/results/entity_fields';
import { readFieldKinds } from '../../server/elasticsearch/field_kinds';
import { readSourceMapping } from '../../server/elasticsearch/profile/source_mapping';
import { findByIds } from '../../server/elasticsearch/results/settled_ids';
import { searchOnce } from '../../server/elasticsearch/search/search_once';
import { createIndexDocumentStore } from '../../server/registry/index_document_store';
import { startFaultProxy, type FaultProxy } from '../faults/fault_proxy';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';

const prefix = uniquePrefix('starting');
const { signal } = new AbortController();

describeWithElasticsearch('An index whose shards have not started', () => {
  let client: Client;
  let proxy: FaultProxy;
  let through: Client;

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

  const hasStarted = (index: string) =>
    client.cluster.health({ index, wait_for_status: 'yellow', timeout: '90s' });

  const allow = async (index: string) => {
    const settings = { 'index.routing.allocation.require._name': null };
    await client.indices.putSettings({ index, settings });
    await hasStarted(index);
  };

  /** The first requests by way of the proxy come too early; those made again come once the index has started. */
  function startBetween(start: () => Promise<unknown>, asked = 1): void {
    const early = { kind: 'hold', until: () => Promise.resolve() } as const;
    proxy.plan(early, { path: /./, times: asked });
    proxy.plan({ kind: 'hold', until: start }, { path: /./, times: asked });
  }

  const search = (index: string, by = client) =>
    searchOnce(by, { indices: [index], doing: `Searching "${index}"`, request: {} }, signal);

  beforeAll(async () => {
    client = createTestClient();
    proxy = await startFaultProxy(elasticsearchUrl());
    through = createTestClient(proxy.url);
  });

  beforeEach(() => {
    proxy.clear();
    proxy.seen.length = 0;
  });

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
    await through.close();
    await proxy.close();
  });

  it('answers a search that came too early', async () => {
    const index = await makeUnallocated('search');
    startBetween(() => allow(index));
    expect((await search(index, through))._shards.successful).toBe(1);
    expect(proxy.seen).toHaveLength(2);
  });

  it('answers a question for its fields that came too early', async () => {
    const index = await makeUnallocated('fields');
    startBetween(() => allow(index));
    expect(await readEntityFields(through, index, signal)).toEqual(['host']);
    expect(proxy.seen).toHaveLength(2);
  });

  const document = { id: 'pump', detectorId: 'pump', payload: { n: 1 } };

  const findIds = (index: string, by = client) =>
    findByIds(by, { index, ids: ['detector:pump'], fields: [] }, signal);

  it('gives documents by their ids as soon as it is open again', async () => {
    const index = `${prefix}-registry`;
    await createIndexDocumentStore(client, index).create('detector', document);
    await client.indices.close({ index });
    await client.indices.open({ index, wait_for_active_shards: 0 });
    startBetween(() => hasStarted(index), 2);
    const store = createIndexDocumentStore(through, index);
    const [stored, ids] = await Promise.all([
      store.get('detector', 'pump'),
      findIds(index, through),
    ]);
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
    const read = (by = client) => readFieldKinds(by, { indices, fields }, signal);
    await expect(read()).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
    await expect(readSourceMapping(client, indices, signal)).rejects.toMatchObject({
      code: 'ES_UNAVAILABLE',
    });
    startBetween(() => allow(indices[1] ?? ''));
    expect([...(await read(through)).keys()]).toEqual(['host']);
    expect(proxy.seen).toHaveLength(2);
  });

  it('is said to be unavailable when its shards stay away', async () => {
    const index = await makeUnallocated('lost');
    await expect(search(index)).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
    await expect(readEntityFields(client, index, signal)).rejects.toMatchObject({
      code: 'ES_UNAVAILABLE',
    });
  });
});
