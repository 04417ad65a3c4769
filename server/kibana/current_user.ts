import type { KibanaRequest } from './contracts/http';
import type { Authentication } from './contracts/security';

/** Name of the person who asks; null where security is off, or a token stands for nobody. */
export function currentUser(
  authentication: Pick<Authentication, 'getCurrentUser'> | null,
  request: KibanaRequest,
): string | null {
  try {
    return authentication?.getCurrentUser(request)?.username ?? null;
  } catch {
    // The audit says 'unknown' then; who may do what has been decided before.
    return null;
  }
}
