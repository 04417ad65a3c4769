import { createHash } from 'crypto';
import { createWriteStream } from 'fs';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { pipeline } from 'stream/promises';
import yazl from 'yazl';
import { requireSpace } from './disk_space';
import { fetchDistribution, type Release } from './fetch_distribution';
import type { StartProgress } from './progress';

const pathBefore = process.env.PATH;
const java = { home: '/nowhere', version: 17 };

describe('fetchDistribution', () => {
  let root: string;
  let folder: string;
  let release: Release;

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'fetch-'));
    folder = path.join(root, 'distributions');
    const zip = path.join(root, 'release.zip');
    await writeZip(zip);
    const sha256 = createHash('sha256')
      .update(await readFile(zip))
      .digest('hex');
    release = { version: '1.2.3', sha256 };
    await installMaven(`
echo run >> '${root}/runs'
for argument; do
  case "$argument" in
    -DoutputDirectory=*) sleep 0.3; cp '${zip}' "\${argument#*=}/elasticsearch-1.2.3.zip" ;;
  esac
done
printf 'Progress (1): 24/96 MB\\r'`);
  });

  afterEach(async () => {
    process.env.PATH = pathBefore;
    await rm(root, { recursive: true });
  });

  /** Puts a program `mvn` in front of PATH. */
  const installMaven = async (script: string): Promise<void> => {
    const program = path.join(root, 'mvn');
    await writeFile(program, `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o755);
    process.env.PATH = `${root}${path.delimiter}${pathBefore ?? ''}`;
  };

  it('downloads and unpacks, with progress, and readable for every user', async () => {
    const seen: StartProgress[] = [];
    const onProgress = (progress: StartProgress): void => void seen.push(progress);
    const umask = process.umask(0o077);
    const home = await fetchDistribution(release, { folder, java, onProgress });
    process.umask(umask);
    expect(home).toBe(path.join(folder, 'elasticsearch-1.2.3'));
    expect(await readFile(path.join(home, 'config', 'deep', 'a.txt'), 'utf8')).toBe('settings');
    const mode = async (file: string): Promise<number> =>
      (await stat(path.join(home, file))).mode & 0o777;
    expect(await mode('bin/run')).toBe(0o755);
    expect(await mode('config/deep/a.txt')).toBe(0o644);
    expect(await mode('config/deep')).toBe(0o755);
    expect(seen).toContainEqual({ stage: 'download', fraction: 0.25 });
    expect(seen[seen.length - 1]).toEqual({ stage: 'unpack', fraction: 1 });
  });

  it('downloads once for several at the same time, and not again', async () => {
    const fetching = [1, 2, 3].map(() => fetchDistribution(release, { folder, java }));
    const homes = await Promise.all(fetching);
    expect(new Set(homes).size).toBe(1);
    await fetchDistribution(release, { folder, java });
    expect(await readFile(path.join(root, 'runs'), 'utf8')).toBe('run\n');
  });

  it('refuses another file than the expected one, and leaves nothing of it', async () => {
    const other = { ...release, sha256: '0'.repeat(64) };
    await expect(fetchDistribution(other, { folder, java })).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringContaining('not the expected file') as string,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('removes what a killed download left', async () => {
    await fetchDistribution(release, { folder, java });
    await rm(path.join(folder, 'elasticsearch-1.2.3'), { recursive: true });
    await writeZip(path.join(folder, 'download-of-a-killed-start'));
    await fetchDistribution(release, { folder, java });
    expect(await readdir(folder)).toEqual(['elasticsearch-1.2.3']);
  });

  it("gives Maven's reason", async () => {
    await installMaven(`
echo '[INFO] Scanning'
echo '[ERROR] Could not transfer artifact: Unknown host'
echo '[ERROR] To see the full stack trace'
exit 1`);
    await expect(fetchDistribution(release, { folder, java })).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: 'Maven stopped with exit code 1: Could not transfer artifact: Unknown host',
    });
  });

  it('knows a full disk from other failures', async () => {
    await installMaven(`echo '[ERROR] No space left on device'; exit 1`);
    const fetching = fetchDistribution(release, { folder, java });
    await expect(fetching).rejects.toMatchObject({ code: 'DISK_FULL' });
    await expect(requireSpace(folder, Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({
      code: 'DISK_FULL',
      message: expect.stringMatching(/has \d+ MB free, Elasticsearch needs \d+/) as string,
    });
  });

  it('says when there is no Maven', async () => {
    process.env.PATH = folder;
    const fetching = fetchDistribution(release, { folder, java });
    await expect(fetching).rejects.toMatchObject({ code: 'MAVEN_MISSING' });
  });

  it('can be cancelled', async () => {
    await installMaven('exec sleep 60');
    const signal = AbortSignal.timeout(300);
    const fetching = fetchDistribution(release, { folder, java, signal });
    await expect(fetching).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

async function writeZip(file: string): Promise<void> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from('#!/bin/sh'), 'top/bin/run', { mode: 0o100750 });
  zip.addEmptyDirectory('top/empty');
  zip.addBuffer(Buffer.from('settings'), 'top/config/deep/a.txt', { mode: 0o100660 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}
