/** One living host a data folder: a second one would stop the first one's Elasticsearch. */
import { randomUUID } from 'crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'fs/promises';
import path from 'path';
import { lock } from 'proper-lockfile';
import { setTimeout as delay } from 'timers/promises';
import { AppError } from '../common/errors';

/** The lock of a host that was killed is taken over after this; a living one renews it meanwhile. */
const staleMs = 10_000;
const renewMs = 2_000;
const pollMs = 250;

export interface HostLock {
  /** Says where the pages are, for a second host to name them. */
  announce(url: string): Promise<void>;
  /** Whether no other host has taken the folder over meanwhile, as after a long sleep. */
  isOurs(): Promise<boolean>;
  release(): Promise<void>;
}

interface HostRecord {
  holder: string;
  /** Null while the host starts. */
  url: string | null;
}

async function readRecord(file: string): Promise<HostRecord | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as HostRecord;
  } catch {
    return null;
  }
}

async function renewedAt(lockFile: string): Promise<number | null> {
  return stat(lockFile).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

async function alreadyRunning(folder: string, recordFile: string): Promise<AppError> {
  const url = (await readRecord(recordFile))?.url ?? null;
  const where = url === null ? '; it is still starting' : ` at ${url}`;
  return new AppError(
    'ALREADY_RUNNING',
    `Another host already runs on the data folder ${folder}${where}.`,
  );
}

async function tryLock(folder: string): Promise<(() => Promise<void>) | null> {
  try {
    // The name is the lock's own: the library keeps one lock a name in a process.
    return await lock(path.join(folder, 'host'), {
      realpath: false,
      lockfilePath: path.join(folder, '.host.lock'),
      stale: staleMs,
      update: renewMs,
      // Seen by `isOurs` when it matters.
      onCompromised: () => undefined,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED') return null;
    throw error;
  }
}

/** A lock that is renewed has a living holder; one that is not is taken over once it is stale. */
async function waitForLock(
  folder: string,
  recordFile: string,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  let seen: number | null = null;
  for (;;) {
    const release = await tryLock(folder);
    if (release !== null) return release;
    const now = await renewedAt(path.join(folder, '.host.lock'));
    seen ??= now;
    if (now !== null && now !== seen) throw await alreadyRunning(folder, recordFile);
    if (signal.aborted) throw new AppError('ABORTED', 'The start was cancelled.');
    await delay(pollMs);
  }
}

/**
 * Holds the folder until `release`; the folder is created when it is missing. Takes about two
 * seconds to refuse, and up to ten to take over from a host that was killed.
 * @throws AppError ALREADY_RUNNING, FILE_NOT_WRITABLE, ABORTED
 */
export async function holdDataFolder(folder: string, signal: AbortSignal): Promise<HostLock> {
  const recordFile = path.join(folder, 'host.json');
  const holder = randomUUID();
  const write = (url: string | null) => {
    const record: HostRecord = { holder, url };
    return writeFile(recordFile, `${JSON.stringify(record)}\n`);
  };
  const isOurs = async () => ((await readRecord(recordFile))?.holder ?? holder) === holder;
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    const release = await waitForLock(folder, recordFile, signal);
    await write(null);
    return {
      announce: write,
      isOurs,
      release: async () => {
        if (!(await isOurs())) return;
        await rm(recordFile, { force: true });
        await release().catch(() => undefined);
      },
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('FILE_NOT_WRITABLE', `The data folder cannot be used: ${reason}.`, {
      cause: error,
    });
  }
}
