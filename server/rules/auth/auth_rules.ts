/** All rules over authentication logs, fed record by record in bounded memory. */
import type { AuthRecord } from '../../../common/auth_event';
import type { AuthFinding } from '../../../common/auth_finding';
import type { AuthRuleLimits } from '../../../common/auth_settings';
import { namedSeverities } from '../../../common/severity';
import { AddressNames } from './address_names';
import type { AddressedRecord, AuthMatch, AuthRule } from './auth_rule';
import { BruteForce } from './brute_force';
import { limitsFrom } from './limits';
import { ManyNames } from './many_names';
import { SingleEvents } from './single_events';
import { SuccessAfterFailures } from './success_after_failures';

/** What is too fast is not reported as too much over a day as well. */
const isFast = ({ rule }: AuthFinding) => rule === 'brute_force';

export class AuthRules {
  readonly names = new AddressNames();
  private readonly rules: readonly AuthRule[];

  constructor(settings?: AuthRuleLimits) {
    const limits = limitsFrom(settings);
    this.rules = [
      new SuccessAfterFailures(limits.success_after_failures),
      new BruteForce('brute_force', limits.brute_force),
      new BruteForce('slow_brute_force', limits.slow_brute_force),
      new ManyNames('password_spraying', limits.password_spraying),
      new ManyNames('distributed_guessing', limits.distributed_guessing),
      new SingleEvents(limits.new_sudo_user),
    ];
  }

  /** @returns the record with the address under which it counts */
  take(record: AuthRecord): AddressedRecord {
    const addressed = { ...record, address: this.names.resolve(record) };
    for (const rule of this.rules) rule.take(addressed);
    return addressed;
  }

  /** Takes a record in. @returns what the rules say of it */
  judge(record: AuthRecord): AuthMatch[] {
    const addressed = { ...record, address: this.names.resolve(record) };
    return this.rules.flatMap((rule) => rule.take(addressed));
  }

  /** What was found, the most severe first, then those that were detected first. */
  findings(): AuthFinding[] {
    const rank = ({ severity }: AuthFinding) => namedSeverities.indexOf(severity);
    const all = this.rules.flatMap((rule) => rule.findings());
    const fast = new Set(all.filter(isFast).map(({ entity }) => entity.value));
    return all
      .filter(({ rule, entity }) => rule !== 'slow_brute_force' || !fast.has(entity.value))
      .sort((a, b) => rank(b) - rank(a) || a.detected_at.localeCompare(b.detected_at));
  }

  /** Addresses and accounts that rules had to forget. */
  get forgotten(): number {
    return this.rules.reduce((sum, { forgotten }) => sum + forgotten, 0);
  }
}
