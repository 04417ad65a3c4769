/** What a rule over authentication logs found. The names are those of findings in packets. */
import type { NamedSeverity } from './severity';

export const authRuleIds = [
  'brute_force',
  'slow_brute_force',
  'password_spraying',
  'distributed_guessing',
  'success_after_failures',
  'root_login',
  'new_sudo_user',
  'sudo_denied',
  'sudo_group_member',
  'new_account',
] as const;
export type AuthRuleId = (typeof authRuleIds)[number];

export interface AuthFinding {
  rule: AuthRuleId;
  /** For people, such as "Brute force". */
  name: string;
  severity: NamedSeverity;
  /** MITRE ATT&CK technique, such as T1110.001. */
  technique: { id: string; name: string };
  /** Whom it is about: an address, or an account. */
  entity: { field: 'source.address' | 'user.name'; value: string };
  /** What was counted to reach the threshold, in one sentence. */
  reason: string;
  threshold: number;
  /** Seconds in which the threshold must be reached; 0 where one event decides. */
  window_s: number;
  /** Most that was counted within one window. */
  peak: number;
  /** ISO 8601. The first event that counted, the one that reached the threshold, the last one. */
  first_seen: string;
  detected_at: string;
  last_seen: string;
  /** Number of the line that reached the threshold. */
  detected_line: number;
  /** Events that counted, the whole log through. */
  events: number;
}
