import type { Label } from '../../common/label';
import { createLabelStore } from './label_store';
import { createMemoryDocumentStore } from './memory_document_store';

const label: Label = {
  format_version: 1,
  detector_id: 'pump',
  result_id: 'a'.repeat(43),
  anomaly: true,
  source: { index: 'pump', id: 'doc 1' },
  time: null,
  fields: { load: 80, 'source.ip': ['10.0.0.1'] },
  who: 'ada',
  at: '2026-01-01T00:00:00.000Z',
};
const another = { ...label, result_id: 'b'.repeat(43) };
const elsewhere = { ...label, detector_id: 'pump2' };

it('keeps one label a result, the last one, for each detector apart', async () => {
  const store = createLabelStore(createMemoryDocumentStore());
  for (const one of [label, another, elsewhere]) await store.put(one);
  await store.put({ ...label, anomaly: false, why: 'maintenance' });
  expect(await store.list('pump')).toEqual([
    { ...label, anomaly: false, why: 'maintenance' },
    another,
  ]);
  expect(await store.get('pump2', label.result_id)).toEqual(elsewhere);
  await store.delete('pump', label.result_id);
  await store.delete('pump', label.result_id);
  expect(await store.get('pump', label.result_id)).toBeNull();
  await store.deleteAll('pump');
  expect(await store.list('pump')).toEqual([]);
  expect(await store.list('pump2')).toEqual([elsewhere]);
});
