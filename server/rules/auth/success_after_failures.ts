/** A login that works, from an address that was refused many times shortly before. */
import type { AuthFinding } from '../../../common/auth_finding';
import { AttemptWindow } from './attempt_window';
import {
  mostEntities,
  noMatch,
  quoted,
  spanText,
  type AddressedRecord,
  type AuthMatch,
  type AuthRule,
} from './auth_rule';
import { findingOf, type Hit } from './hit';
import type { Limit } from './limits';
import { RecentMap } from './recent_map';

const text = {
  rule: 'success_after_failures',
  severity: 'critical',
  technique: { id: 'T1078', name: 'Valid Accounts' },
} as const;

interface Success extends Hit {
  user: string;
  method: string;
  failures: number;
  events: number;
}

interface State {
  window: AttemptWindow;
  hit: Success | null;
}

export class SuccessAfterFailures implements AuthRule {
  private readonly states = new RecentMap<State>(mostEntities);

  constructor(private readonly limit: Limit) {}

  get forgotten(): number {
    return this.states.forgotten;
  }

  take({ time, line, event, address }: AddressedRecord): readonly AuthMatch[] {
    if (event === null || address === undefined) return noMatch;
    if (event.attempt !== undefined) {
      const { trace, times } = event.attempt;
      const make = () => ({ window: new AttemptWindow(this.limit.windowMs), hit: null });
      this.states.getOrAdd(address, make).window.add(time, trace, times);
      return noMatch;
    }
    if (event.action !== 'login_succeeded') return noMatch;
    const state = this.states.get(address);
    const failures = state?.window.at(time) ?? 0;
    if (state === undefined || failures < this.limit.threshold) return noMatch;
    const { user = '', method = 'an unknown method' } = event;
    const first = state.window.firstTime;
    state.hit ??= { user, method, failures, first, detected: time, last: time, line, events: 0 };
    state.hit.last = Math.max(state.hit.last, time);
    state.hit.events += 1;
    return [{ ...text, ...this.describe(address, { user, method, failures }) }];
  }

  private describe(
    address: string,
    { user, method, failures }: Pick<Success, 'user' | 'method' | 'failures'>,
  ): Pick<AuthFinding, 'entity' | 'reason'> {
    const { threshold, windowMs } = this.limit;
    return {
      entity: { field: 'source.address', value: address },
      reason: `${address} was let in as ${quoted(user)} by ${method} after ${failures} refused logins within ${spanText(windowMs)} (${threshold} are enough)`,
    };
  }

  findings(): AuthFinding[] {
    const named = { ...text, name: 'Success after failures' };
    return [...this.states].flatMap(([address, { hit }]): AuthFinding[] => {
      if (hit === null) return [];
      return [
        findingOf(named, this.limit, hit, {
          ...this.describe(address, hit),
          peak: hit.failures,
          events: hit.events,
        }),
      ];
    });
  }
}
