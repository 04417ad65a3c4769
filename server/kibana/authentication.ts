import type { CoreStart } from './contracts/core';
import type { Authentication, SecurityStart } from './contracts/security';

const isWhole = (authc: Partial<Authentication> | undefined): authc is Authentication =>
  authc?.apiKeys !== undefined && authc.getCurrentUser !== undefined;

/**
 * How people log in, and API keys: from core where it has them, from the plugin `security` before.
 * Null where there is neither.
 */
export function authenticationOf(
  { security }: Pick<CoreStart, 'security'>,
  plugin: SecurityStart | undefined,
): Authentication | null {
  const authc = security?.authc;
  return isWhole(authc) ? authc : (plugin?.authc ?? null);
}
