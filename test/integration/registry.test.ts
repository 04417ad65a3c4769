import type { Client } from '@elastic/elasticsearch';
import { completeDetector } from '../../common/complete_detector';
import { initialDetectorState } from '../../common/detector_state';
import type { DocumentStore } from '../../server/registry/document_store';
import { createIndexDocumentStore } from '../../server/registry/index_document_store';
import { aModel } from '../../server/registry/model_store.mock';
import { createRegistry } from '../../server/registry/registry';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  uniquePrefix,
} from './elasticsearch_for_tests';

const prefix = uniquePrefix('registry');

describeWithElasticsearch('Registry in an index', () => {
  let client: Client;
  let store: DocumentStore;

  beforeAll(() => {
    client = createTestClient();
    store = createIndexDocumentStore(client, `${prefix}-one`);
  });

  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
  });

  const document = (id: string, payload: unknown = { id }) => ({ id, detectorId: 'pump', payload });

  it('is empty before the first write', async () => {
    const empty = createIndexDocumentStore(client, `${prefix}-empty`);
    expect(await empty.get('detector', 'pump')).toBeNull();
    expect(await empty.list('detector')).toEqual([]);
    expect(await empty.ids('model', 'pump')).toEqual([]);
    await expect(empty.delete('state', 'pump')).resolves.toBeUndefined();
    expect(await client.indices.exists({ index: `${prefix}-empty` })).toBe(false);
  });

  it('lets one of two writers of the same version win', async () => {
    const first = await store.create('state', document('race', { n: 1 }));
    await expect(store.create('state', document('race'))).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    const both = await Promise.allSettled(
      [2, 3].map((n) => store.update('state', { ...document('race', { n }), version: first })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const stored = await store.get('state', 'race');
    expect(stored?.version).not.toBe(first);
    const winner = both.findIndex(({ status }) => status === 'fulfilled');
    expect(stored?.payload).toEqual({ n: winner + 2 });
    await store.delete('state', 'race');
    await expect(
      store.update('state', { ...document('race'), version: stored?.version ?? '' }),
    ).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('lists what was written a moment ago, of one type and one detector', async () => {
    for (const id of ['b', 'a', 'c']) await store.create('model', document(id));
    await store.create('model', { id: 'x', detectorId: 'pump-2', payload: {} });
    await store.create('model_bytes', document('a', { odd: { 'a..b': [1, 'x'], '': null } }));
    expect(await store.ids('model')).toEqual(['a', 'b', 'c', 'x']);
    expect(await store.ids('model', 'pump')).toEqual(['a', 'b', 'c']);
    expect((await store.list('model_bytes')).map(({ payload }) => payload)).toEqual([
      { odd: { 'a..b': [1, 'x'], '': null } },
    ]);
    const [a] = await store.list('model', 'pump');
    await store.update('model', { ...document('a', { changed: true }), version: a?.version ?? '' });
    expect((await store.list('model', 'pump'))[0]?.payload).toEqual({ changed: true });
    await store.delete('model', 'b');
    expect(await store.ids('model', 'pump')).toEqual(['a', 'c']);
  });

  it('lists more than one page', async () => {
    const ids = Array.from({ length: 1_050 }, (_, i) => `many-${String(i).padStart(4, '0')}`);
    const operations = ids.flatMap((id) => [
      { index: { _index: `${prefix}-one`, _id: `detector:${id}` } },
      { type: 'detector', id, detector_id: id, payload: { id } },
    ]);
    await client.bulk({ operations, refresh: true });
    expect(await store.ids('detector')).toEqual(ids);
    expect((await store.list('detector')).map(({ id }) => id)).toEqual(ids);
  });

  it('holds models whose bytes fill several documents', async () => {
    const { models } = createRegistry(createIndexDocumentStore(client, `${prefix}-two`));
    expect(await models.latest('pump')).toBeNull();
    const first = aModel({ version: 1, bytes: 9_000_000 });
    const second = aModel({ version: 2, bytes: 10 });
    await models.save(first);
    await models.save(second);
    expect(await models.latest('pump')).toEqual(second.manifest);
    expect(await models.list('pump')).toEqual([first.manifest, second.manifest]);
    const { onnx } = await models.load(first.manifest);
    expect(Buffer.compare(onnx, first.onnx)).toBe(0);
    await models.deleteAll('pump');
    expect(await models.latest('pump')).toBeNull();
    const left = await createIndexDocumentStore(client, `${prefix}-two`).ids('model_bytes');
    expect(left).toEqual([]);
  });

  it('holds detectors and states', async () => {
    const { detectors, states } = createRegistry(createIndexDocumentStore(client, `${prefix}-two`));
    const detector = completeDetector({
      id: 'pump',
      source: { indices: ['pump'], filter: { term: { 'a.b': 1 } } },
      features: ['x'],
    });
    await detectors.create(detector);
    await expect(detectors.create(detector)).rejects.toMatchObject({ code: 'DETECTOR_EXISTS' });
    expect(await detectors.list()).toEqual([detector]);

    const { version } = await states.get('pump');
    expect(version).toBeNull();
    const stored = await states.put('pump', { ...initialDetectorState, checkpoint: 5 }, version);
    expect(await states.get('pump')).toEqual({
      value: { ...initialDetectorState, checkpoint: 5 },
      version: stored,
    });
    await expect(states.put('pump', initialDetectorState, null)).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });
});
