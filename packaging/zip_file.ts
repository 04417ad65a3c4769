/** Writing and reading zip files with the modes that Kibana's installer gives to what it extracts. */
import { createWriteStream } from 'fs';
import { mkdir } from 'fs/promises';
import path from 'path';
import type { Readable } from 'stream';
import { pipeline } from 'stream/promises';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';

const fileMode = 0o100644;
const folderMode = 0o040755;

/** Contents, or the absolute path of the file that has them. */
export type Source = Uint8Array | string;

function foldersOf(names: Iterable<string>): string[] {
  const folders = new Set<string>();
  for (const name of names) {
    const parts = name.split('/').slice(0, -1);
    parts.forEach((_, i) => folders.add(parts.slice(0, i + 1).join('/')));
  }
  return [...folders].sort();
}

/** Writes files under their names, readable by everybody, with the folders they stand in. */
export async function writeZip(file: string, entries: ReadonlyMap<string, Source>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const zip = new ZipFile();
  for (const folder of foldersOf(entries.keys()))
    zip.addEmptyDirectory(folder, { mode: folderMode });
  for (const [name, source] of entries) {
    if (typeof source === 'string') zip.addFile(source, name, { mode: fileMode });
    else zip.addBuffer(Buffer.from(source), name, { mode: fileMode });
  }
  zip.end();
  await pipeline(zip.outputStream as Readable, createWriteStream(file));
}

export interface ZipEntry {
  /** Ends with `/` for a folder. */
  name: string;
  /** Unix permissions, such as 0o644. */
  mode: number;
  /** Bytes unpacked and packed. */
  size: number;
  packedSize: number;
  read: () => Promise<Buffer>;
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Calls `work` with what a zip contains; entries can be read until it returns. */
export async function withZip<T>(
  file: string,
  work: (entries: ZipEntry[]) => Promise<T>,
): Promise<T> {
  const zip = await yauzl.openPromise(file, { autoClose: false });
  try {
    const entries: ZipEntry[] = [];
    for await (const entry of zip.eachEntry()) {
      entries.push({
        name: entry.fileName,
        mode: (entry.externalFileAttributes >>> 16) & 0o777,
        size: entry.uncompressedSize,
        packedSize: entry.compressedSize,
        read: async () => collect(await zip.openReadStreamPromise(entry)),
      });
    }
    return await work(entries);
  } finally {
    zip.close();
  }
}
