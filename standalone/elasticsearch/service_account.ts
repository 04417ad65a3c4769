import { execFile } from 'child_process';
import { promisify } from 'util';
import { AppError } from '../../common/errors';

const run = promisify(execFile);

/** The user as which Elasticsearch runs when the host is root: Elasticsearch refuses to be root. */
export interface ServiceAccount {
  name: string;
  uid: number;
  gid: number;
}

/**
 * `nobody` when this process is root, otherwise null: then Elasticsearch runs as the same user.
 * @throws AppError EMBEDDED_ES_FAILED when root has no user to hand over to.
 */
export async function findServiceAccount(): Promise<ServiceAccount | null> {
  if (process.getuid?.() !== 0) return null;
  try {
    const [uid, gid] = await Promise.all([
      run('id', ['-u', 'nobody']),
      run('id', ['-g', 'nobody']),
    ]);
    return { name: 'nobody', uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch (cause) {
    throw new AppError(
      'EMBEDDED_ES_FAILED',
      'Elasticsearch must not run as root and there is no user "nobody"; start as another user',
      { cause },
    );
  }
}

/** What `spawn` and `execFile` need to run something as that user. */
export function asAccount(account: ServiceAccount | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

/**
 * Checks that the account gets through every parent folder to `program`.
 * @throws AppError EMBEDDED_ES_FAILED
 */
export async function requireReach(account: ServiceAccount | null, program: string): Promise<void> {
  if (account === null) return;
  try {
    await run('test', ['-x', program], asAccount(account));
  } catch (cause) {
    throw new AppError(
      'EMBEDDED_ES_FAILED',
      `Elasticsearch runs as user "${account.name}", who cannot reach ${program}; ` +
        'choose a data folder that every user may enter',
      { cause },
    );
  }
}
