/** One address that tries many accounts, and one account that many addresses try. */
import type { AuthFinding } from '../../../common/auth_finding';
import {
  mostEntities,
  noMatch,
  quoted,
  spanText,
  type AddressedRecord,
  type AuthMatch,
  type AuthRule,
  type RuleText,
} from './auth_rule';
import { DistinctWindow } from './distinct_window';
import { findingOf, type Hit } from './hit';
import type { Limit } from './limits';
import { RecentMap } from './recent_map';

interface Kind extends RuleText {
  field: AuthFinding['entity']['field'];
  /** Whom it is about, and what is counted of them. */
  split: (address: string, user: string) => { entity: string; counted: string };
  reason: (entity: string, peak: number, names: readonly string[]) => string;
}

const kinds: Record<'password_spraying' | 'distributed_guessing', Kind> = {
  password_spraying: {
    rule: 'password_spraying',
    name: 'Password spraying',
    severity: 'high',
    technique: { id: 'T1110.003', name: 'Password Spraying' },
    field: 'source.address',
    split: (address, user) => ({ entity: address, counted: user }),
    reason: (entity, peak, names) =>
      `${entity} tried ${peak} different accounts (such as ${names.map(quoted).join(', ')})`,
  },
  distributed_guessing: {
    rule: 'distributed_guessing',
    name: 'Distributed guessing',
    severity: 'medium',
    technique: { id: 'T1110.001', name: 'Password Guessing' },
    field: 'user.name',
    split: (address, user) => ({ entity: user, counted: address }),
    reason: (entity, peak, names) =>
      `${peak} different addresses (such as ${names.join(', ')}) tried the account ${quoted(entity)}`,
  },
};

interface State {
  window: DistinctWindow;
  hit: (Hit & { names: string[]; events: number }) | null;
}

export class ManyNames implements AuthRule {
  private readonly states = new RecentMap<State>(mostEntities);

  constructor(
    private readonly kind: 'password_spraying' | 'distributed_guessing',
    private readonly limit: Limit,
  ) {}

  get forgotten(): number {
    return this.states.forgotten;
  }

  take({ time, line, event, address }: AddressedRecord): readonly AuthMatch[] {
    const { user } = event ?? {};
    if (event?.attempt === undefined || address === undefined || user === undefined) return noMatch;
    const { entity, counted } = kinds[this.kind].split(address, user);
    const state = this.states.getOrAdd(entity, () => ({
      window: new DistinctWindow(this.limit.windowMs),
      hit: null,
    }));
    const now = state.window.add(time, counted);
    if (now < this.limit.threshold) return noMatch;
    if (state.hit === null) {
      const { window } = state;
      const names = window.names(3);
      state.hit = { first: window.firstTime, detected: time, line, last: time, names, events: now };
    } else {
      state.hit.last = Math.max(state.hit.last, time);
      state.hit.events = Math.max(state.hit.events, now);
    }
    const { rule, severity, technique, field } = kinds[this.kind];
    const reason = this.describe(entity, now, state.hit.names);
    return [{ rule, severity, technique, entity: { field, value: entity }, reason }];
  }

  private describe(entity: string, count: number, names: readonly string[]): string {
    const { threshold, windowMs } = this.limit;
    const { reason } = kinds[this.kind];
    return `${reason(entity, count, names)} within ${spanText(windowMs)} (${threshold} are enough)`;
  }

  findings(): AuthFinding[] {
    const { split: _, reason: __, field, ...text } = kinds[this.kind];
    return [...this.states].flatMap(([entity, { hit, window }]): AuthFinding[] => {
      if (hit === null) return [];
      return [
        findingOf(text, this.limit, hit, {
          entity: { field, value: entity },
          reason: this.describe(entity, window.peak, hit.names),
          peak: window.peak,
          events: hit.events,
        }),
      ];
    });
  }
}
