import { spawn } from 'child_process';
import { AppError } from '../../common/errors';

export interface MavenRun {
  /** Goal and properties. */
  args: string[];
  /** Folder to run in: one without a `pom.xml`, or with the one that is meant. */
  folder: string;
  javaHome: string;
  /** Share of the file that is being downloaded, 0..1. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/** The version is named so that Maven does not have to ask which one is the newest. */
export const dependencyPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';

/**
 * Runs Maven, which knows by its own settings where to look for artifacts.
 * @throws AppError MAVEN_MISSING, DOWNLOAD_FAILED, DISK_FULL, ABORTED
 */
export async function runMaven(run: MavenRun): Promise<void> {
  let output = '';
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    // Not in batch mode: only the interactive one tells progress. Nothing can ask: stdin is closed.
    const child = spawn('mvn', ['-Dstyle.color=never', ...run.args], {
      cwd: run.folder,
      env: { ...process.env, JAVA_HOME: run.javaHome },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: run.signal,
    });
    const take = (chunk: Buffer): void => {
      const text = chunk.toString();
      output = (output + text).slice(-100_000);
      const fraction = readMavenProgress(text);
      if (fraction !== null) run.onProgress?.(fraction);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', resolve);
  }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.name === 'AbortError') {
      throw new AppError('ABORTED', 'The download was cancelled', { cause });
    }
    if (cause.code === 'ENOENT') {
      throw new AppError('MAVEN_MISSING', 'There is no Maven (mvn) in PATH', { cause });
    }
    throw new AppError('DOWNLOAD_FAILED', `Maven could not be run: ${cause.message}`, { cause });
  });
  if (exitCode !== 0) throw mavenError(output, exitCode);
}

function mavenError(output: string, exitCode: number | null): AppError {
  if (output.includes('No space left on device')) {
    return new AppError('DISK_FULL', 'The disk filled up during the download');
  }
  const reason =
    /^\[ERROR\] +(.+)$/m.exec(output)?.[1] ?? output.trim().split('\n').pop() ?? 'no output';
  return new AppError(
    'DOWNLOAD_FAILED',
    `Maven stopped with exit code ${String(exitCode)}: ${reason.slice(0, 300)}`,
  );
}

/** The newest share in Maven's lines such as `Progress (1): 12/97 MB`; null when there is none. */
export function readMavenProgress(text: string): number | null {
  const newest = [...text.matchAll(/([\d.]+)\/([\d.]+) MB/g)].pop();
  const [done, all] = [Number(newest?.[1]), Number(newest?.[2])];
  return all > 0 ? Math.min(1, done / all) : null;
}
