import { readFile, writeFile } from 'fs/promises';
import { setTimeout as sleep } from 'timers/promises';
import { AppError } from '../../common/errors';
import { askServer, isServerReady } from './ask_server';
import { reasonInLog, reasonInOutput } from './failure_reason';
import { prepareServerFolder, type ServerFolder, type ServerSettings } from './server_folder';
import {
  isServerProcess,
  launchServer,
  readPid,
  stopLauncher,
  stopServer,
  type Launcher,
  type ServerLaunch,
} from './server_process';

/** A start takes 10 to 20 s on two processors; indices that must be recovered take longer. */
const longestStartMs = 300_000;
const pollMs = 200;

export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  url: string;
  pid: number;
  version: string;
}

/** What one start leaves for the next. */
interface ServerRecord {
  port: number;
  /** Process number of the start script. */
  launcher: number;
}

export type ServerOptions = ServerSettings & ServerLaunch;

/**
 * Starts a server in a folder that none runs in, and waits until it can be used.
 * @throws AppError EMBEDDED_ES_FAILED, ABORTED; then nothing is left running.
 */
export async function runServer(
  folder: ServerFolder,
  options: ServerOptions,
  signal?: AbortSignal,
): Promise<RunningServer> {
  await prepareServerFolder(folder, options);
  const launcher = await launchServer(folder, options);
  try {
    const record: ServerRecord = { port: options.port, launcher: launcher.pid };
    await writeFile(folder.recordFile, JSON.stringify(record));
    return await waitUntilUsable(folder, { launcher, port: options.port, signal });
  } catch (error) {
    await stopLauncher(launcher);
    throw error;
  }
}

interface Waiting {
  port: number;
  launcher: Launcher;
  signal?: AbortSignal;
}

async function waitUntilUsable(folder: ServerFolder, waiting: Waiting): Promise<RunningServer> {
  const url = serverUrl(waiting.port);
  const deadline = Date.now() + longestStartMs;
  while (Date.now() < deadline) {
    if (waiting.signal?.aborted) {
      throw new AppError('ABORTED', 'The start of Elasticsearch was cancelled');
    }
    const answer = await askServer(url);
    const ours = answer !== null && answer.pid === (await readPid(folder));
    if (ours && (await isServerReady(url))) return { url, ...answer };
    if (!ours) await failWhenEnded(folder, waiting.launcher);
    await sleep(pollMs);
  }
  throw await startError(folder, `did not answer within ${longestStartMs / 1000} s`);
}

async function failWhenEnded(folder: ServerFolder, launcher: Launcher): Promise<void> {
  const exitCode = launcher.exitCode();
  if (exitCode === null) return;
  if (exitCode !== 0) throw await startError(folder, `stopped with exit code ${exitCode}`);
  const pid = await readPid(folder);
  if (pid !== null && !(await isServerProcess(folder, pid))) {
    throw await startError(folder, 'stopped while it started');
  }
}

async function startError(folder: ServerFolder, what: string): Promise<AppError> {
  const [log = '', output = ''] = await Promise.all(
    [folder.logFile, folder.consoleFile].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  const reason = reasonInLog(log) ?? reasonInOutput(output);
  return new AppError(
    'EMBEDDED_ES_FAILED',
    `Elasticsearch ${what}: ${reason} (log files: ${folder.logFile}, ${folder.consoleFile})`,
  );
}

/**
 * The server that an earlier start left running in this folder, also when its host was killed
 * while the server was still starting; null when there is none. One that runs but does not answer
 * is stopped.
 */
export async function findRunningServer(folder: ServerFolder): Promise<RunningServer | null> {
  const record = await readRecord(folder);
  if (record === null) return null;
  const url = serverUrl(record.port);
  const deadline = Date.now() + longestStartMs;
  for (;;) {
    const pid = await readPid(folder);
    const alive = pid !== null && (await isServerProcess(folder, pid));
    const starting = await isServerProcess(folder, record.launcher);
    if (!alive && !starting) return null;
    const answer = await askServer(url);
    if (alive && answer?.pid === pid && (await isServerReady(url))) return { url, ...answer };
    if (Date.now() > deadline) {
      if (starting) await stopLauncher({ pid: record.launcher });
      if (alive) await stopServer(folder, pid);
      return null;
    }
    await sleep(pollMs);
  }
}

async function readRecord(folder: ServerFolder): Promise<ServerRecord | null> {
  try {
    return JSON.parse(await readFile(folder.recordFile, 'utf8')) as ServerRecord;
  } catch {
    return null;
  }
}

function serverUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}
