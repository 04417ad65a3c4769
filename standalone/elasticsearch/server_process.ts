import { execFile, spawn } from 'child_process';
import { existsSync } from 'fs';
import { open, readdir, readFile } from 'fs/promises';
import path from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { promisify } from 'util';
import { AppError } from '../../common/errors';
import type { Java } from './find_java';
import type { ServerFolder } from './server_folder';
import { asAccount, type ServiceAccount } from './service_account';

const run = promisify(execFile);
const pollMs = 100;
/** Elasticsearch flushes when it is asked to end; after this it is ended without asking. */
const longestStopMs = 30_000;

export interface ServerLaunch {
  /** Folder of the unpacked release. */
  home: string;
  java: Java;
  account: ServiceAccount | null;
}

/** The start script at work. It ends when the server is up, or when it failed. */
export interface Launcher {
  /** Also the process group of the script and of the server. */
  pid: number;
  /** Null while it runs; then its exit code, or -1 when a signal ended it. */
  exitCode(): number | null;
}

/**
 * Runs the start script, which leaves the server behind. The server gets a process group of its
 * own, so that Ctrl-C in the terminal reaches only the host, which then stops things in order.
 * @throws AppError EMBEDDED_ES_FAILED when the script cannot be run.
 */
export async function launchServer(folder: ServerFolder, launch: ServerLaunch): Promise<Launcher> {
  const output = await open(folder.consoleFile, 'w');
  const script = path.join(launch.home, 'bin', 'elasticsearch');
  const child = spawn(script, ['-d', '-p', folder.pidFile], {
    ...asAccount(launch.account),
    cwd: launch.home,
    env: launchEnvironment(folder, launch.java),
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  const started = new Promise<number>((resolve, reject) => {
    child.on('spawn', () => resolve(child.pid ?? 0));
    child.on('error', (cause) => {
      const message = `${script} cannot be run: ${cause.message}`;
      reject(new AppError('EMBEDDED_ES_FAILED', message, { cause }));
    });
  });
  try {
    const pid = await started;
    child.unref();
    return {
      pid,
      exitCode: () => child.exitCode ?? (child.signalCode === null ? null : -1),
    };
  } finally {
    await output.close();
  }
}

/** Not the host's own environment: it may hold passwords and API keys. */
function launchEnvironment(folder: ServerFolder, java: Java): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LANG: process.env.LANG,
    HOME: folder.temporary,
    ES_PATH_CONF: folder.config,
    ES_TMPDIR: folder.temporary,
    ES_JAVA_HOME: java.home,
    // Releases before 7.12 know only this one.
    JAVA_HOME: java.home,
  };
}

/** The number in the server's pid file; null when there is none. */
export async function readPid(folder: ServerFolder): Promise<number | null> {
  const text = await readFile(folder.pidFile, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 0 ? pid : null;
}

/** Whether a process with this number runs and belongs to this folder: numbers are used again. */
export async function isServerProcess(folder: ServerFolder, pid: number): Promise<boolean> {
  const command = existsSync('/proc/self/cmdline')
    ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    : await run('ps', ['-o', 'command=', '-p', String(pid)]).then(
        ({ stdout }) => stdout,
        () => '',
      );
  return command.includes(folder.root + path.sep);
}

/** Ends a server of this folder in order, and by force when that takes too long. */
export async function stopServer(folder: ServerFolder, pid: number): Promise<void> {
  await endProcesses(async () => ((await isServerProcess(folder, pid)) ? [pid] : []));
}

/** Ends a start script with all that it started, also what it starts while it ends. */
export async function stopLauncher({ pid }: Pick<Launcher, 'pid'>): Promise<void> {
  await endProcesses(() => processesOfGroup(pid));
}

/** Asks each process once to end, those too that appear later; those left after a while are killed. */
async function endProcesses(listRunning: () => Promise<number[]>): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const asked = new Set<number>();
    const deadline = Date.now() + longestStopMs;
    let seemedOver = false;
    while (Date.now() < deadline) {
      const running = await listRunning();
      // What was started while the list was read is in the next one.
      if (running.length === 0 && seemedOver) return;
      seemedOver = running.length === 0;
      for (const pid of running) {
        if (!asked.has(pid)) sendSignal(pid, signal);
        asked.add(pid);
      }
      await sleep(pollMs);
    }
  }
}

/** A process that is gone already is what the caller wants. */
function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Numbers of the processes of a group that run: not of those that ended and wait to be collected. */
async function processesOfGroup(group: number): Promise<number[]> {
  const all = existsSync('/proc/self/stat') ? await readProcesses() : await askProcesses();
  return all.filter((one) => one.group === group && !/^[XZ]/.test(one.state)).map(({ pid }) => pid);
}

interface ProcessState {
  pid: number;
  group: number;
  /** As `ps` writes it: `R`, `Ss`, `Z` … */
  state: string;
}

/** From Linux's `/proc`: small containers have no `ps`. */
async function readProcesses(): Promise<ProcessState[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    numbers.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')),
  );
  return lines.flatMap((line) => {
    // NUMBER (NAME) STATE PARENT GROUP …, and the name may hold anything.
    const [, pid, state, group] = /^(\d+) \(.*\) (\S) \d+ (\d+) /s.exec(line) ?? [];
    return state === undefined ? [] : [{ pid: Number(pid), group: Number(group), state }];
  });
}

async function askProcesses(): Promise<ProcessState[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,pgid=,stat=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, group, state = ''] = line.trim().split(/\s+/);
      return { pid: Number(pid), group: Number(group), state };
    });
}
