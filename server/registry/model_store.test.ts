import type { DocumentStore } from './document_store';
import { createMemoryDocumentStore } from './memory_document_store';
import { createModelStore } from './model_store';
import { aModel } from './model_store.mock';

describe('Model store', () => {
  let documents: DocumentStore;
  beforeEach(() => {
    documents = createMemoryDocumentStore();
  });

  it('keeps each version, and knows the newest by number, not by text', async () => {
    const models = createModelStore(documents);
    for (const version of [1, 2, 10]) await models.save(aModel({ version }));
    await models.save(aModel({ detectorId: 'pump-2', version: 11 }));
    expect((await models.latest('pump'))?.version).toBe(10);
    expect((await models.list('pump')).map(({ version }) => version)).toEqual([1, 2, 10]);
    expect(await models.latest('none')).toBeNull();
  });

  it('passes over imported models when it names the newest', async () => {
    const models = createModelStore(documents);
    await models.save(aModel({ version: 1 }));
    const { manifest, onnx } = aModel({ version: 2 });
    await models.save({ manifest: { ...manifest, origin: 'imported' }, onnx });
    expect((await models.latest('pump'))?.version).toBe(1);
    expect((await models.list('pump')).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('gives back the bytes of a model of several parts', async () => {
    const models = createModelStore(documents);
    const model = aModel({ bytes: 9_000_000 });
    await models.save(model);
    expect(await documents.ids('model_bytes')).toHaveLength(3);
    const loaded = await models.load(model.manifest);
    expect(loaded.manifest).toEqual(model.manifest);
    expect(Buffer.compare(loaded.onnx, model.onnx)).toBe(0);
  });

  it('stores the bytes before the manifest', async () => {
    const created: string[] = [];
    const watched: DocumentStore = {
      ...documents,
      create: (type, document) => {
        created.push(type);
        return documents.create(type, document);
      },
    };
    await createModelStore(watched).save(aModel());
    expect(created).toEqual(['model_bytes', 'model']);
  });

  it('lets one of two models of the same version win, and keeps its bytes', async () => {
    const models = createModelStore(documents);
    const winner = aModel({ bytes: 50 });
    const loser = aModel({ bytes: 60 });
    await models.save(winner);
    await expect(models.save(loser)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await models.load(winner.manifest)).onnx).toEqual(winner.onnx);
  });

  it('refuses bytes that are not those of the manifest, or not there', async () => {
    const models = createModelStore(documents);
    const model = aModel();
    await models.save(model);
    const [id = ''] = await documents.ids('model_bytes');
    const stored = await documents.get('model_bytes', id);
    const replace = (payload: unknown) =>
      documents
        .delete('model_bytes', id)
        .then(() => documents.create('model_bytes', { id, detectorId: 'pump', payload }));
    await replace({ parts: 1, base64: Buffer.from('others').toString('base64') });
    await expect(models.load(model.manifest)).rejects.toMatchObject({ code: 'MODEL_CORRUPT' });
    await replace({ parts: 1 });
    await expect(models.load(model.manifest)).rejects.toMatchObject({ code: 'MODEL_CORRUPT' });
    await replace({ ...(stored?.payload as object), parts: 2 });
    await expect(models.load(model.manifest)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
    await documents.delete('model_bytes', id);
    await expect(models.load(model.manifest)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });

  it('refuses a manifest that is none', async () => {
    const models = createModelStore(documents);
    await documents.create('model', {
      id: 'pump.1',
      detectorId: 'pump',
      payload: { ...aModel().manifest, format_version: 2 },
    });
    await expect(models.latest('pump')).rejects.toMatchObject({
      code: 'MODEL_CORRUPT',
      message: expect.stringContaining('format_version') as string,
    });
  });

  it('deletes one version, and its bytes with the last version that has them', async () => {
    const models = createModelStore(documents);
    const [first, other] = [aModel({ version: 1 }), aModel({ version: 3 })];
    const again = { ...first, manifest: { ...first.manifest, version: 2, id: 'pump:2' } };
    for (const model of [first, again, other]) await models.save(model);
    await models.delete('pump', 1);
    await models.delete('pump', 1);
    expect(await models.get('pump', 1)).toBeNull();
    expect((await models.load(again.manifest)).onnx).toEqual(first.onnx);
    await models.delete('pump', 2);
    expect(await models.list('pump')).toEqual([other.manifest]);
    expect(await documents.ids('model_bytes', 'pump')).toHaveLength(1);
    expect((await models.load(other.manifest)).onnx).toEqual(other.onnx);
  });

  it('deletes everything of a detector and nothing of another', async () => {
    const models = createModelStore(documents);
    await models.save(aModel({ version: 1 }));
    await models.save(aModel({ version: 2 }));
    const other = aModel({ detectorId: 'pump-2' });
    await models.save(other);
    await models.deleteAll('pump');
    expect(await models.list('pump')).toEqual([]);
    expect(await documents.ids('model_bytes', 'pump')).toEqual([]);
    expect((await models.load(other.manifest)).onnx).toEqual(other.onnx);
  });
});
