import { chmod, mkdir } from 'fs/promises';
import os from 'os';
import path from 'path';
import { AppError } from '../../common/errors';
import { choosePort, startOnFreePort } from './choose_port';
import { requireSpace } from './disk_space';
import { embeddedRelease, fetchDistribution } from './fetch_distribution';
import { findJava } from './find_java';
import { withFolderLock } from './folder_lock';
import type { ReportProgress } from './progress';
import { findRunningServer, runServer, type RunningServer } from './run_server';
import { serverFolder, type ServerFolder } from './server_folder';
import { stopServer } from './server_process';
import { findServiceAccount, requireReach } from './service_account';

/** Where the embedded Elasticsearch listens unless that port is taken. */
const usualPort = 9250;
export const usualUrl = `http://127.0.0.1:${usualPort}`;

/** Less than this and the first merge of segments may fail. */
const neededBytes = 200_000_000;

export interface StartOptions {
  /** Everything that is kept between starts. Default: `defaultDataFolder()`. */
  dataFolder?: string;
  /** Unpacked releases. Default: `distributions` in the data folder. */
  distributionFolder?: string;
  /** Loopback port of the HTTP API; 0 = any free one. Default 9250, or any when that is taken. */
  port?: number;
  /** Java heap as in `-Xmx`. Default `1g`. */
  heap?: string;
  onProgress?: ReportProgress;
  signal?: AbortSignal;
}

export interface EmbeddedElasticsearch extends RunningServer {
  /** Whether it ran already: an earlier host was killed before it could stop it. */
  adopted: boolean;
  logFile: string;
  stop(): Promise<void>;
}

/**
 * Where the standalone host keeps things: a folder of the user, or for root one that the server's
 * user can reach, which root's home is not.
 */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (process.getuid?.() === 0) return '/var/lib/anomaly-forest';
  const base = env.XDG_DATA_HOME || path.join(os.homedir(), '.local', 'share');
  return path.join(base, 'anomaly-forest');
}

/**
 * A real Elasticsearch on loopback with its data in the data folder: the one that still runs
 * there, or a new one. The release is downloaded on the first start.
 * @throws AppError JAVA_MISSING, JAVA_TOO_OLD, MAVEN_MISSING, DOWNLOAD_FAILED, PORT_TAKEN,
 * DISK_FULL, EMBEDDED_ES_FAILED, ABORTED
 */
export async function startElasticsearch(
  options: StartOptions = {},
): Promise<EmbeddedElasticsearch> {
  const dataFolder = path.resolve(options.dataFolder ?? defaultDataFolder());
  const folder = serverFolder(path.join(dataFolder, 'elasticsearch'));
  if (process.platform === 'win32') {
    throw new AppError(
      'EMBEDDED_ES_FAILED',
      'Elasticsearch can be started here on Linux and macOS only; on Windows, use --elasticsearch URL',
    );
  }
  try {
    return await withFolderLock(dataFolder, async () => {
      const running = await findRunningServer(folder);
      if (running !== null) return embedded(folder, running, true);
      return embedded(folder, await startNew(folder, { ...options, dataFolder }), false);
    });
  } catch (error) {
    throw toStartError(error, dataFolder);
  }
}

/** Stops the Elasticsearch of a data folder, whoever started it. @returns whether one ran. */
export async function stopElasticsearch(dataFolder = defaultDataFolder()): Promise<boolean> {
  const folder = serverFolder(path.join(path.resolve(dataFolder), 'elasticsearch'));
  const running = await findRunningServer(folder);
  if (running !== null) await stopServer(folder, running.pid);
  return running !== null;
}

async function startNew(
  folder: ServerFolder,
  options: StartOptions & { dataFolder: string },
): Promise<RunningServer> {
  await mkdir(folder.root, { recursive: true });
  const account = await findServiceAccount();
  // The umask may have closed it to the server's user.
  if (account !== null) await chmod(options.dataFolder, 0o755);
  await requireSpace(options.dataFolder, neededBytes);
  const java = await findJava(process.env, account);
  const home = await fetchDistribution(embeddedRelease, {
    folder: options.distributionFolder ?? path.join(options.dataFolder, 'distributions'),
    java,
    onProgress: options.onProgress,
    signal: options.signal,
  });
  await requireReach(account, path.join(home, 'bin', 'elasticsearch'));
  await requireReach(account, folder.root);
  const settings = { 'xpack.security.enabled': 'false' };
  const server = { home, java, account, heap: options.heap ?? '1g', settings };
  const start = (port: number) => {
    options.onProgress?.({ stage: 'start', fraction: null });
    return runServer(folder, { ...server, port }, options.signal);
  };
  const { port: wanted } = options;
  // Of a port that was asked for, the failure is told.
  if (wanted !== undefined && wanted !== 0) return start(await portFor(wanted));
  return startOnFreePort(() => portFor(wanted), start);
}

/** A port that was asked for must be free; the usual one may belong to another data folder. */
async function portFor(wanted: number | undefined): Promise<number> {
  const purpose = 'Elasticsearch';
  if (wanted !== undefined) return choosePort(wanted, purpose);
  return choosePort(usualPort, purpose).catch(() => choosePort(0, purpose));
}

function embedded(
  folder: ServerFolder,
  running: RunningServer,
  adopted: boolean,
): EmbeddedElasticsearch {
  return {
    ...running,
    adopted,
    logFile: folder.logFile,
    stop: () => stopServer(folder, running.pid),
  };
}

/** Failures of the file system, wherever they happened, in the words of the catalogue. */
function toStartError(error: unknown, dataFolder: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') {
    return new AppError('DISK_FULL', `The disk of ${dataFolder} is full`, { cause: error });
  }
  return new AppError(
    'EMBEDDED_ES_FAILED',
    `Elasticsearch cannot be started in ${dataFolder}: ${error.message}`,
    { cause: error },
  );
}
