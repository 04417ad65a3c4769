import { mkdir } from 'fs/promises';
import path from 'path';
import { lock } from 'proper-lockfile';

/** A process that was killed keeps a lock this long. */
const staleMs = 10_000;
const longestWaitMs = 15 * 60_000;
const pollMs = 500;

/**
 * Does `work` while no other process does work on the same folder; others wait their turn.
 * The folder is created when it is missing.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const release = await lock(folder, {
    lockfilePath: path.join(folder, '.lock'),
    stale: staleMs,
    retries: { retries: longestWaitMs / pollMs, factor: 1, minTimeout: pollMs, maxTimeout: pollMs },
  });
  try {
    return await work();
  } finally {
    await release();
  }
}
