import { createWriteStream } from 'fs';
import { chmod, mkdir } from 'fs/promises';
import path from 'path';
import { pipeline } from 'stream/promises';
import yauzl from 'yauzl';

/**
 * Unpacks a zip without its top folder into `target`, readable for every user whatever the umask
 * and executable where the archive says so.
 * @param onProgress gets the share of entries that are done, 0..1.
 */
export async function unpack(
  zipFile: string,
  target: string,
  onProgress?: (fraction: number) => void,
): Promise<void> {
  await makeFolder(target);
  const zip = await yauzl.openPromise(zipFile);
  for await (const entry of zip.eachEntry()) {
    const inside = entry.fileName.split('/').slice(1).join('/');
    const place = path.join(target, inside);
    if (entry.fileName.endsWith('/')) {
      await makeFolder(place);
    } else {
      const executable = ((entry.externalFileAttributes >>> 16) & 0o100) !== 0;
      const content = await zip.openReadStreamPromise(entry);
      await makeFolder(path.dirname(place));
      await pipeline(content, createWriteStream(place));
      await chmod(place, executable ? 0o755 : 0o644);
    }
    onProgress?.(zip.entriesRead / zip.entryCount);
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}
