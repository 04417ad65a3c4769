import type { SecurityStart } from './contracts/core';
import type { KibanaRequest } from './contracts/http';

/** Name of the person who asks; null where security is off, or a token stands for nobody. */
export function currentUser(
  /** Kibana's own from 8.15 on, the security plugin's before. */
  security: SecurityStart | undefined,
  request: KibanaRequest,
): string | null {
  try {
    return security?.authc.getCurrentUser(request)?.username ?? null;
  } catch {
    // The audit says 'unknown' then; who may do what has been decided before.
    return null;
  }
}
