/** Folders of test runs: one each, removed with the server in it, also after a run was killed. */
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import {
  defaultDataFolder,
  stopElasticsearch,
} from '../../standalone/elasticsearch/start_elasticsearch';

const prefix = 'anomaly-forest-test-';
const ownerFile = 'owner.pid';

/** Releases are downloaded once, for tests and for the standalone host. */
export const distributionFolder = path.join(defaultDataFolder(), 'distributions');

/** An empty folder that the user of the embedded server may enter. */
export async function makeTestFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), prefix));
  await chmod(folder, 0o755);
  await writeFile(path.join(folder, ownerFile), String(process.pid));
  return folder;
}

/** Stops the server that runs in the folder and removes both. */
export async function removeTestFolder(folder: string): Promise<void> {
  await stopElasticsearch(folder);
  await rm(folder, { recursive: true, force: true });
}

/** What runs left behind that were killed before they could clean up, but for those of other users. */
export async function removeAbandonedTestFolders(): Promise<void> {
  const names = (await readdir(os.tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const folder = path.join(os.tmpdir(), name);
    const owner = await readFile(path.join(folder, ownerFile), 'utf8').catch(() => '');
    if (owner === '' || isAlive(Number(owner)) || !(await mayRemove(folder))) continue;
    await removeTestFolder(folder);
  }
}

async function mayRemove(folder: string): Promise<boolean> {
  const self = process.getuid?.();
  if (self === undefined || self === 0) return true;
  return stat(folder).then(
    ({ uid }) => uid === self,
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
