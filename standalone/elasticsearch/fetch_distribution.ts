import { createHash } from 'crypto';
import { createReadStream } from 'fs';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'fs/promises';
import path from 'path';
import { pipeline } from 'stream/promises';
import { AppError } from '../../common/errors';
import { requireSpace } from './disk_space';
import type { Java } from './find_java';
import { withFolderLock } from './folder_lock';
import type { ReportProgress } from './progress';
import { dependencyPlugin, runMaven } from './run_maven';
import { unpack } from './unpack';

export interface Release {
  version: string;
  /** Of the zip, lower-case hexadecimal. */
  sha256: string;
}

/** The Elasticsearch that the standalone host embeds. */
export const embeddedRelease: Release = {
  version: '8.19.5',
  sha256: '5d3a8f63f66d828a24d29f88819bf2c6e695d124c470da3ab92a5d6cc1397785',
};

/** Zip, its copy in Maven's own folder, the unpacked files, and room for first data. */
const neededBytes = 1_500_000_000;
const workPrefix = 'download-';

export interface FetchOptions {
  /** Where unpacked releases are kept. */
  folder: string;
  java: Java;
  onProgress?: ReportProgress;
  signal?: AbortSignal;
}

/**
 * The folder of an unpacked release; downloaded with Maven when it is not there yet. The final
 * folder appears in one step, complete, whatever interrupts the work.
 * @throws AppError MAVEN_MISSING, DOWNLOAD_FAILED, DISK_FULL, ABORTED
 */
export async function fetchDistribution(release: Release, options: FetchOptions): Promise<string> {
  const home = path.join(options.folder, `elasticsearch-${release.version}`);
  if (await exists(home)) return home;
  await mkdir(options.folder, { recursive: true, mode: 0o755 });
  await requireSpace(options.folder, neededBytes);
  return withFolderLock(options.folder, async () => {
    if (await exists(home)) return home;
    await removeLeftovers(options.folder);
    const work = await mkdtemp(path.join(options.folder, workPrefix));
    try {
      const zip = await downloadZip(release, work, options);
      const unpacked = path.join(work, 'unpacked');
      await unpack(zip, unpacked, (fraction) =>
        options.onProgress?.({ stage: 'unpack', fraction }),
      );
      await rename(unpacked, home);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    return home;
  });
}

async function downloadZip(release: Release, work: string, options: FetchOptions): Promise<string> {
  options.onProgress?.({ stage: 'download', fraction: null });
  await runMaven({
    args: [
      `${dependencyPlugin}:copy`,
      `-Dartifact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:${release.version}:zip`,
      `-DoutputDirectory=${work}`,
    ],
    folder: work,
    javaHome: options.java.home,
    onProgress: (fraction) => options.onProgress?.({ stage: 'download', fraction }),
    signal: options.signal,
  });
  const zip = path.join(work, `elasticsearch-${release.version}.zip`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(zip), hash);
  if (hash.digest('hex') !== release.sha256) {
    throw new AppError(
      'DOWNLOAD_FAILED',
      `The Elasticsearch ${release.version} that Maven delivered is not the expected file; ` +
        "delete it from Maven's local repository",
    );
  }
  return zip;
}

/** What a killed download left behind; nobody else is at work, as the folder is locked. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(workPrefix));
  await Promise.all(names.map((name) => rm(path.join(folder, name), { recursive: true })));
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
