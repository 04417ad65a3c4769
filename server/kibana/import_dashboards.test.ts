import { mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import type { ImportResult } from './contracts/saved_objects';
import { importDashboards } from './import_dashboards';

const dataView = { type: 'index-pattern', id: 'raw', attributes: { title: 'raw*' } };
const dashboard = { type: 'dashboard', id: 'monitoring', attributes: { title: 'Monitoring' } };
const summary = { exportedCount: 2, missingRefCount: 0 };
const lines = (...objects: object[]) => objects.map((o) => JSON.stringify(o)).join('\n') + '\n';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'dashboards-'));
});
afterEach(() => rm(folder, { recursive: true }));

function fakeSavedObjects(result: ImportResult) {
  const imported: unknown[] = [];
  return {
    imported,
    savedObjects: {
      createInternalRepository: () => ({}) as never,
      createImporter: () => ({
        import: async (options: { readStream: AsyncIterable<unknown>; overwrite: boolean }) => {
          expect(options.overwrite).toBe(false);
          for await (const object of options.readStream) imported.push(object);
          return result;
        },
      }),
    },
  };
}

test('imports each object once, without the line that counts them', async () => {
  await writeFile(path.join(folder, 'a.ndjson'), lines(dataView, dashboard, summary));
  await writeFile(path.join(folder, 'b.ndjson'), lines(dataView, summary));
  await writeFile(path.join(folder, 'notes.txt'), 'not an export');
  const { savedObjects, imported } = fakeSavedObjects({ success: true, successCount: 2 });
  const reports = await importDashboards(savedObjects, folder);
  expect(imported).toEqual([dataView, dashboard]);
  expect(reports.map(({ name, status }) => [name, status])).toEqual([
    ['raw', 'installed'],
    ['monitoring', 'installed'],
  ]);
});

test('what is there already is current; what failed says why', async () => {
  await writeFile(path.join(folder, 'a.ndjson'), lines(dataView, dashboard, summary));
  const { savedObjects } = fakeSavedObjects({
    success: false,
    successCount: 0,
    errors: [
      { type: 'index-pattern', id: 'raw', error: { type: 'conflict' } },
      { type: 'dashboard', id: 'monitoring', error: { type: 'missing_references' } },
    ],
  });
  expect(await importDashboards(savedObjects, folder)).toEqual([
    { name: 'raw', kind: 'data_view', status: 'current', reason: null },
    { name: 'monitoring', kind: 'dashboard', status: 'failed', reason: 'missing_references' },
  ]);
});

test('an export that is no JSON fails as a whole', async () => {
  await writeFile(path.join(folder, 'a.ndjson'), 'oops\n');
  const { savedObjects } = fakeSavedObjects({ success: true, successCount: 0 });
  await expect(importDashboards(savedObjects, folder)).rejects.toThrow();
});

test('without exports there is nothing to import', async () => {
  const { savedObjects, imported } = fakeSavedObjects({ success: true, successCount: 0 });
  expect(await importDashboards(savedObjects, path.join(folder, 'none'))).toEqual([]);
  expect(imported).toEqual([]);
});
