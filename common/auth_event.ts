/** What one line of an authentication log says, whatever program wrote it in whatever form. */

export type AuthAction =
  | 'login_succeeded'
  | 'login_failed'
  | 'invalid_user'
  | 'pam_failure'
  | 'connection_opened'
  | 'connection_closed'
  | 'suspicious_connection'
  | 'too_many_failures'
  | 'session_opened'
  | 'session_closed'
  | 'sudo_command'
  | 'sudo_denied'
  | 'su_succeeded'
  | 'su_failed'
  | 'user_added'
  | 'user_deleted'
  | 'user_changed'
  | 'group_added'
  | 'group_member_added'
  | 'password_changed'
  | 'account_locked'
  | 'service_notice';

/**
 * Which line of several a refused attempt left. One attempt may leave a line of every trace, so
 * attempts are counted for each trace and the greatest count is theirs.
 */
export const attemptTraces = ['refused', 'reported', 'pam', 'invalid_user', 'disconnect'] as const;
export type AttemptTrace = (typeof attemptTraces)[number];

export interface AuthEvent {
  action: AuthAction;
  outcome: 'success' | 'failure' | 'unknown';
  /** The account that is logged in to, changed or used; as the line writes it, '' included. */
  user?: string;
  /** Whether the line says that there is no such account. */
  isUnknownUser?: boolean;
  /** Who does it, where that is another account: sudo, su. */
  actor?: string;
  /** IP address, or the host name where the line has only that. */
  address?: string;
  port?: number;
  /** Such as password, publickey, keyboard-interactive/pam. */
  method?: string;
  terminal?: string;
  directory?: string;
  command?: string;
  group?: string;
  /** Id of the account, where the line adds one. */
  userId?: string;
  /** Why it was refused or ended, in the words of the line. */
  reason?: string;
  /** The trace of a refused attempt, and how many attempts the line stands for (1 or more). */
  attempt?: { trace: AttemptTrace; times: number };
  /** Host name that the line gives for `address`. */
  addressName?: string;
  /** Of "message repeated N times": N. */
  repeated?: number;
  /** Whether the line only says that the line before it came again, and quotes none of its words. */
  isReference?: boolean;
}

/** A line with its time and place. */
export interface AuthRecord {
  /** Milliseconds since 1970. */
  time: number;
  /** Number of the line in its file, from 1. */
  line: number;
  host?: string;
  program?: string;
  pid?: number;
  /** Null where the message is none that is known. */
  event: AuthEvent | null;
}
