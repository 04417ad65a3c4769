/** What each address did in an authentication log, in counts that `grep -c` gives as well. */
import type { AddressedRecord } from '../../rules/auth/auth_rule';
import {
  AttemptWindow,
  attemptsOf,
  noAttempts,
  type TraceCounts,
} from '../../rules/auth/attempt_window';
import { detached } from '../../rules/auth/detached';
import { RecentMap } from '../../rules/auth/recent_map';

export interface AddressRow {
  /** IP address, or the host name where the log has only that. */
  address: string;
  /** Host names that the log has for it in place of the address; at most ten. */
  names: string[];
  /** Refused logins: the greatest count among the kinds of lines that one attempt leaves. */
  attempts: number;
  /** Lines that say "Failed METHOD for ... from ADDRESS" or the same of another server; probes too. */
  failed_lines: number;
  /** Of these, lines that say "Failed password for ... from ADDRESS". */
  failed_password_lines: number;
  /** Further attempts that "message repeated N times" stands for; that line itself is counted above. */
  repeated: number;
  /** Lines that say "Invalid user ... from ADDRESS" or the same of another server. */
  invalid_user_lines: number;
  /** Lines of PAM that say "authentication failure ... rhost=ADDRESS", or its host name. */
  pam_failure_lines: number;
  /** Lines that say that a user was let in. */
  accepted_lines: number;
  /** Accounts tried; `users_tried` counts at most 1,000. */
  users_tried: number;
  users: string[];
  /** Accounts let in; at most ten are named. */
  users_let_in: string[];
  /** Most attempts within `peak_window_s` seconds. */
  peak: number;
  first_seen: string;
  last_seen: string;
  /** Rules that found something about it. */
  rules: string[];
}

const mostAddresses = 20_000;
const mostUsers = 1_000;
const mostNamed = 10;

/** Seconds within which the greatest number of attempts is looked for. */
export const peakWindowSeconds = 600;

/** Most addresses have no names, and none let in: an empty set for each would be most of what is kept. */
function withName(names: Set<string> | null, name: string, most: number): Set<string> {
  const found = names ?? new Set<string>();
  if (found.size < most && !found.has(name)) found.add(detached(name));
  return found;
}

class Totals {
  private readonly counts: TraceCounts = noAttempts();
  private readonly window = new AttemptWindow(peakWindowSeconds * 1000);
  private tried: Set<string> | null = null;
  private letIn: Set<string> | null = null;
  private names: Set<string> | null = null;
  private peakElsewhere = 0;
  private failed = 0;
  private failedPassword = 0;
  private repeated = 0;
  private invalid = 0;
  private pam = 0;
  private accepted = 0;
  private first = Infinity;
  private last = -Infinity;

  take({ time, event, address }: AddressedRecord): void {
    if (event === null) return;
    if (event.address !== undefined && event.address !== address) this.addName(event.address);
    this.first = Math.min(this.first, time);
    this.last = Math.max(this.last, time);
    const { action, attempt, user } = event;
    const isRefusal = action === 'login_failed';
    // A line that only refers to the one before has none of the words that are looked for.
    const own = event.isReference ? 0 : 1;
    if (isRefusal) this.failed += own;
    if (isRefusal && event.method === 'password') this.failedPassword += own;
    if (isRefusal && attempt !== undefined) this.repeated += attempt.times - own;
    if (action === 'invalid_user') this.invalid += own;
    if (attempt?.trace === 'pam') this.pam += own;
    if (action === 'login_succeeded') {
      this.accepted += own;
      if (user !== undefined) this.letIn = withName(this.letIn, user, mostNamed);
    }
    if (attempt === undefined) return;
    this.counts[attempt.trace] += attempt.times;
    this.window.add(time, attempt.trace, attempt.times);
    if (user !== undefined) this.tried = withName(this.tried, user, mostUsers);
  }

  /** Takes in what was counted under a host name of the same sender. */
  merge(name: string, other: Totals): void {
    this.addName(name);
    this.peakElsewhere = Math.max(this.peakElsewhere, other.window.peak);
    for (const [trace, times] of Object.entries(other.counts)) {
      this.counts[trace as keyof TraceCounts] += times;
    }
    this.failed += other.failed;
    this.failedPassword += other.failedPassword;
    this.repeated += other.repeated;
    this.invalid += other.invalid;
    this.pam += other.pam;
    this.accepted += other.accepted;
    for (const user of other.tried ?? []) this.tried = withName(this.tried, user, mostUsers);
    for (const user of other.letIn ?? []) this.letIn = withName(this.letIn, user, mostNamed);
    this.first = Math.min(this.first, other.first);
    this.last = Math.max(this.last, other.last);
  }

  private addName(name: string): void {
    this.names = withName(this.names, name, mostNamed);
  }

  /** Null for an address that was never refused. */
  row(address: string, rules: string[]): AddressRow | null {
    const attempts = attemptsOf(this.counts);
    if (attempts === 0 && this.failed + this.invalid === 0 && rules.length === 0) return null;
    return {
      address,
      names: [...(this.names ?? [])],
      attempts,
      failed_lines: this.failed,
      failed_password_lines: this.failedPassword,
      repeated: this.repeated,
      invalid_user_lines: this.invalid,
      pam_failure_lines: this.pam,
      accepted_lines: this.accepted,
      users_tried: this.tried?.size ?? 0,
      users: [...(this.tried ?? [])].slice(0, mostNamed),
      users_let_in: [...(this.letIn ?? [])],
      peak: Math.max(this.window.peak, this.peakElsewhere),
      first_seen: new Date(this.first).toISOString(),
      last_seen: new Date(this.last).toISOString(),
      rules,
    };
  }
}

export class AddressTotals {
  private readonly totals = new RecentMap<Totals>(mostAddresses);

  take(record: AddressedRecord): void {
    const { address, event } = record;
    if (address !== undefined && event !== null) {
      this.totals.getOrAdd(address, () => new Totals()).take(record);
    }
  }

  get forgotten(): number {
    return this.totals.forgotten;
  }

  /**
   * The addresses that were refused or that a rule speaks about, most attempts first.
   * @param rulesOf names of the rules that found something about an address
   * @param addressOf the address of a host name, where the log has both
   */
  rows(
    rulesOf: (address: string) => string[],
    addressOf: (name: string) => string | undefined,
  ): AddressRow[] {
    for (const [name, totals] of [...this.totals]) {
      const address = addressOf(name);
      const known = address === undefined ? undefined : this.totals.get(address);
      if (known === undefined) continue;
      known.merge(name, totals);
      this.totals.delete(name);
    }
    return [...this.totals]
      .flatMap(([address, totals]) => totals.row(address, rulesOf(address)) ?? [])
      .sort((a, b) => b.attempts - a.attempts || a.first_seen.localeCompare(b.first_seen));
  }
}
