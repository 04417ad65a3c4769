/** Tells whether a bundle is still what its sources would make. */
import { createHash } from 'crypto';
import { existsSync } from 'fs';
import { mkdir, readdir, readFile, writeFile } from 'fs/promises';
import path from 'path';

export interface BuildStamp {
  /** SHA-256 over the sources' names and contents. */
  hash: string;
  /** Files that the build wrote, relative to its folder, "/" between. */
  files: string[];
}

async function filesUnder(root: string, relative: string): Promise<string[]> {
  const entries = await readdir(path.join(root, relative), { withFileTypes: true });
  const nested = await Promise.all(
    entries.map((entry) => {
      const name = `${relative}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(root, name) : Promise.resolve([name]);
    }),
  );
  return nested.flat().sort();
}

/** The hash of everything under `folders` and of `files`, all relative to `root`. */
export async function hashSources(
  root: string,
  { files, folders }: { files: readonly string[]; folders: readonly string[] },
): Promise<string> {
  const found = await Promise.all(folders.map((folder) => filesUnder(root, folder)));
  const hash = createHash('sha256');
  for (const name of [...files, ...found.flat()]) {
    hash.update(`${name}\0`).update(await readFile(path.join(root, name)));
  }
  return hash.digest('hex');
}

const stampFile = (outDir: string) => `${outDir}.stamp.json`;

/** The stamp of the last build, when all that it wrote is still there. */
export async function readStamp(outDir: string): Promise<BuildStamp | undefined> {
  try {
    const stamp = JSON.parse(await readFile(stampFile(outDir), 'utf8')) as BuildStamp;
    const complete = stamp.files.every((file) => existsSync(path.join(outDir, file)));
    return complete ? stamp : undefined;
  } catch {
    // No stamp, or half a one: the build is done again, which is always right.
    return undefined;
  }
}

export async function writeStamp(outDir: string, stamp: BuildStamp): Promise<void> {
  await mkdir(path.dirname(outDir), { recursive: true });
  await writeFile(stampFile(outDir), JSON.stringify(stamp));
}
