/** Brings the data views and dashboards that the plugin ships into Kibana. */
import { readdir, readFile } from 'fs/promises';
import path from 'path';
import { Readable } from 'stream';
import type { AssetReport } from '../../common/api/get_status';
import type { ImportResult, SavedObjectsStart } from './contracts/saved_objects';

interface ExportedObject {
  type: string;
  id: string;
}

function isExportedObject(value: unknown): value is ExportedObject {
  const { type, id } = (value ?? {}) as Partial<ExportedObject>;
  return typeof type === 'string' && typeof id === 'string';
}

/** The objects of an export; its last line, which only counts them, is left out. */
async function readExport(file: string): Promise<ExportedObject[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line): unknown => JSON.parse(line)).filter(isExportedObject);
}

/** None where the folder is not there: a plugin without dashboards is whole. */
async function exportsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.ndjson')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readExports(folder: string): Promise<ExportedObject[]> {
  const files = await exportsIn(folder);
  const objects = (
    await Promise.all(files.map((name) => readExport(path.join(folder, name))))
  ).flat();
  // Two exports may share a data view.
  return [...new Map(objects.map((object) => [`${object.type}:${object.id}`, object])).values()];
}

/** What people call them, where Kibana's own name is an old one. */
const kinds: Readonly<Record<string, string>> = {
  'index-pattern': 'data_view',
  search: 'saved_search',
};

function reportOf(result: ImportResult, { type, id }: ExportedObject): AssetReport {
  const report = { name: id, kind: kinds[type] ?? type };
  const error = result.errors?.find((failure) => failure.type === type && failure.id === id)?.error;
  if (error === undefined) return { ...report, status: 'installed', reason: null };
  if (error.type === 'conflict') return { ...report, status: 'current', reason: null };
  const reason = error.message === undefined ? error.type : `${error.type}: ${error.message}`;
  return { ...report, status: 'failed', reason };
}

/**
 * Imports every object of `folder`'s `*.ndjson` that is not there yet. What is there stays as it is,
 * because people change their dashboards.
 * @throws Error when the folder cannot be read or the import as a whole fails.
 */
export async function importDashboards(
  savedObjects: Pick<SavedObjectsStart, 'createImporter' | 'createInternalRepository'>,
  folder: string,
): Promise<AssetReport[]> {
  const objects = await readExports(folder);
  if (objects.length === 0) return [];
  const importer = savedObjects.createImporter(savedObjects.createInternalRepository());
  const result = await importer.import({
    readStream: Readable.from(objects),
    overwrite: false,
    createNewCopies: false,
  });
  return objects.map((object) => reportOf(result, object));
}
