import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { holdDataFolder } from './host_lock';

const { signal } = new AbortController();

describe('the lock of a data folder', () => {
  let root: string;
  let folder: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'host-lock-'));
    folder = path.join(root, 'data');
  });
  afterEach(() => rm(root, { recursive: true }));

  /** What a host leaves that was killed some seconds ago. @returns when that was, in seconds since 1970 */
  const leaveKilled = async (secondsAgo: number) => {
    const lockFile = path.join(folder, '.host.lock');
    await mkdir(lockFile, { recursive: true });
    const then = Math.floor(Date.now() / 1000) - secondsAgo;
    await utimes(lockFile, then, then);
    await writeFile(path.join(folder, 'host.json'), '{"holder":"killed","url":"http://gone"}');
    return then;
  };

  it('refuses a second host, and names the first', async () => {
    const first = await holdDataFolder(folder, signal);
    await expect(holdDataFolder(folder, signal)).rejects.toMatchObject({
      code: 'ALREADY_RUNNING',
      message: expect.stringContaining('still starting') as string,
    });
    await first.announce('http://127.0.0.1:1');
    await expect(holdDataFolder(folder, signal)).rejects.toMatchObject({
      message: expect.stringContaining('http://127.0.0.1:1') as string,
    });
    expect(await first.isOurs()).toBe(true);
    await first.release();
    const next = await holdDataFolder(folder, signal);
    await next.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over from a host that was killed', async () => {
    const killedAt = await leaveKilled(8);
    const lock = await holdDataFolder(folder, signal);
    // Not before it is stale.
    expect(Date.now() / 1000).toBeGreaterThanOrEqual(killedAt + 10);
    expect(await lock.isOurs()).toBe(true);
    await lock.release();
  });

  it('knows when another host has taken it over', async () => {
    const lock = await holdDataFolder(folder, signal);
    await leaveKilled(0);
    expect(await lock.isOurs()).toBe(false);
    await lock.release();
    expect(await readdir(folder)).toContain('host.json');
  });

  it('stops waiting when it is cancelled', async () => {
    await leaveKilled(0);
    const waiting = holdDataFolder(folder, AbortSignal.timeout(300));
    await expect(waiting).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('says that the folder cannot be made', async () => {
    await writeFile(folder, '');
    await expect(holdDataFolder(folder, signal)).rejects.toMatchObject({
      code: 'FILE_NOT_WRITABLE',
    });
  });
});
