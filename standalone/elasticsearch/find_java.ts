import { execFile } from 'child_process';
import path from 'path';
import { promisify } from 'util';
import { AppError } from '../../common/errors';
import { asAccount, type ServiceAccount } from './service_account';

const run = promisify(execFile);

/** Elasticsearch 8.19 needs this feature version or newer. */
export const oldestJava = 17;

export interface Java {
  /** Folder that has `bin/java`. */
  home: string;
  /** Feature version: 8, 11, 17, 21, ... */
  version: number;
}

/**
 * The Java of `JAVA_HOME`, or else the one in `PATH`; the first that is new enough and that the
 * account may run.
 * @throws AppError JAVA_MISSING, JAVA_TOO_OLD
 */
export async function findJava(
  env: NodeJS.ProcessEnv,
  account: ServiceAccount | null,
): Promise<Java> {
  const programs = [
    ...(env.JAVA_HOME ? [path.join(env.JAVA_HOME, 'bin', 'java')] : []),
    ...(env.PATH ?? '')
      .split(path.delimiter)
      .filter((folder) => folder !== '')
      .map((folder) => path.join(folder, 'java')),
  ];
  let tooOld: Java | null = null;
  for (const program of programs) {
    const java = await askJava(program, account);
    if (java !== null && java.version >= oldestJava) return java;
    tooOld ??= java;
  }
  if (tooOld === null) {
    throw new AppError('JAVA_MISSING', 'There is no Java in JAVA_HOME or PATH');
  }
  throw new AppError(
    'JAVA_TOO_OLD',
    `Java ${tooOld.version} in ${tooOld.home} is older than the ${oldestJava} that Elasticsearch needs`,
  );
}

async function askJava(program: string, account: ServiceAccount | null): Promise<Java | null> {
  try {
    const { stdout, stderr } = await run(program, ['-XshowSettings:properties', '-version'], {
      ...asAccount(account),
      cwd: '/',
      timeout: 30_000,
    });
    return readJavaSettings(stdout + stderr);
  } catch {
    return null;
  }
}

/** Reads the answer of `java -XshowSettings:properties -version`; null when it is not one. */
export function readJavaSettings(answer: string): Java | null {
  const home = /^\s*java\.home = (.+?)\s*$/m.exec(answer)?.[1];
  const version = /^\s*java\.specification\.version = (?:1\.)?(\d+)/m.exec(answer)?.[1];
  return home === undefined || version === undefined ? null : { home, version: Number(version) };
}
