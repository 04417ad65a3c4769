import { usualConfiguration } from '../../common/configuration';
import { createConfigurationStore } from './configuration_store';
import { createMemoryDocumentStore } from './memory_document_store';

it('is as usual until it is written, and lets one of two writers win', async () => {
  const store = createConfigurationStore(createMemoryDocumentStore());
  expect(await store.get()).toEqual({ value: usualConfiguration, version: null });
  const changed = { ...usualConfiguration, pages_in_flight: 2 };
  await store.put(changed, null);
  const read = await store.get();
  expect(read.value).toEqual(changed);
  await expect(store.put(changed, null)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  await store.put(usualConfiguration, read.version);
  await expect(store.put(changed, read.version)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
});

it('takes what an older version stored: settings that came later are as usual', async () => {
  const documents = createMemoryDocumentStore();
  const payload = { run_budget: '30s' };
  await documents.create('configuration', { id: 'configuration', detectorId: '', payload });
  const { value } = await createConfigurationStore(documents).get();
  expect(value).toEqual({ ...usualConfiguration, run_budget: '30s' });
});

it('refuses a stored configuration that it does not know', async () => {
  const documents = createMemoryDocumentStore();
  const payload = { run_budget: 'for ever' };
  await documents.create('configuration', { id: 'configuration', detectorId: '', payload });
  await expect(createConfigurationStore(documents).get()).rejects.toMatchObject({
    code: 'STATE_INVALID',
    message: expect.stringContaining('run_budget') as string,
  });
});
