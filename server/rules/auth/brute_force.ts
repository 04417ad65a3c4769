/** Many refused logins from one address, in minutes or over a day. */
import type { AuthFinding } from '../../../common/auth_finding';
import { AttemptWindow, attemptsOf, type TraceCounts } from './attempt_window';
import {
  mostEntities,
  noMatch,
  spanText,
  type AddressedRecord,
  type AuthMatch,
  type AuthRule,
  type RuleText,
} from './auth_rule';
import { findingOf, type Hit } from './hit';
import type { Limit } from './limits';
import { RecentMap } from './recent_map';

const texts: Record<'brute_force' | 'slow_brute_force', RuleText> = {
  brute_force: {
    rule: 'brute_force',
    name: 'Brute force',
    severity: 'high',
    technique: { id: 'T1110.001', name: 'Password Guessing' },
  },
  slow_brute_force: {
    rule: 'slow_brute_force',
    name: 'Slow brute force',
    severity: 'medium',
    technique: { id: 'T1110.001', name: 'Password Guessing' },
  },
};

const entityOf = (address: string): AuthFinding['entity'] => ({
  field: 'source.address',
  value: address,
});

interface State {
  window: AttemptWindow;
  /** Set from the moment when the threshold was reached. */
  hit: (Hit & { counts: TraceCounts }) | null;
}

export class BruteForce implements AuthRule {
  private readonly states = new RecentMap<State>(mostEntities);

  constructor(
    private readonly kind: 'brute_force' | 'slow_brute_force',
    private readonly limit: Limit,
  ) {}

  get forgotten(): number {
    return this.states.forgotten;
  }

  take({ time, line, event, address }: AddressedRecord): readonly AuthMatch[] {
    if (event?.attempt === undefined || address === undefined) return noMatch;
    const { trace, times } = event.attempt;
    const state = this.states.getOrAdd(address, () => ({
      window: new AttemptWindow(this.limit.windowMs),
      hit: null,
    }));
    const now = state.window.add(time, trace, times);
    if (now < this.limit.threshold) return noMatch;
    if (state.hit === null) {
      const { firstTime: first, counts } = state.window;
      state.hit = { first, detected: time, line, last: time, counts };
    } else {
      state.hit.last = Math.max(state.hit.last, time);
      state.hit.counts[trace] += times;
    }
    const { rule, severity, technique } = texts[this.kind];
    const reason = this.describe(now, address);
    return [{ rule, severity, technique, entity: entityOf(address), reason }];
  }

  private describe(count: number, address: string): string {
    const { threshold, windowMs } = this.limit;
    return `${count} refused logins from ${address} within ${spanText(windowMs)} (${threshold} are enough)`;
  }

  findings(): AuthFinding[] {
    return [...this.states].flatMap(([address, { hit, window }]): AuthFinding[] => {
      if (hit === null) return [];
      const events = attemptsOf(hit.counts);
      return [
        findingOf(texts[this.kind], this.limit, hit, {
          entity: entityOf(address),
          reason: `${this.describe(window.peak, address)}, ${events} while it lasted`,
          peak: window.peak,
          events,
        }),
      ];
    });
  }
}
