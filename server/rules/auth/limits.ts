/** From which counts on the rules speak. */
import type { AuthRuleLimits } from '../../../common/auth_settings';
import { durationToMs } from '../../../common/codecs/bounded';

export interface Limit {
  threshold: number;
  windowMs: number;
}

export type Limits = Record<
  | 'brute_force'
  | 'slow_brute_force'
  | 'password_spraying'
  | 'distributed_guessing'
  | 'success_after_failures'
  | 'new_sudo_user',
  Limit
>;

const minutes = 60_000;
const hours = 60 * minutes;

/** `brute_force` is what fail2ban begins with. */
const usual: Limits = {
  brute_force: { threshold: 5, windowMs: 10 * minutes },
  slow_brute_force: { threshold: 15, windowMs: 24 * hours },
  password_spraying: { threshold: 5, windowMs: 10 * minutes },
  distributed_guessing: { threshold: 10, windowMs: 1 * hours },
  success_after_failures: { threshold: 5, windowMs: 1 * hours },
  new_sudo_user: { threshold: 1, windowMs: 24 * hours },
};

/** The usual limits, with those of the settings over them. */
export function limitsFrom(settings: AuthRuleLimits = {}): Limits {
  const of = (rule: keyof Limits): Limit => {
    const own: { threshold?: number; window?: string } = settings[rule] ?? {};
    return {
      threshold: own.threshold ?? usual[rule].threshold,
      windowMs: own.window === undefined ? usual[rule].windowMs : durationToMs(own.window),
    };
  };
  return {
    brute_force: of('brute_force'),
    slow_brute_force: of('slow_brute_force'),
    password_spraying: of('password_spraying'),
    distributed_guessing: of('distributed_guessing'),
    success_after_failures: of('success_after_failures'),
    new_sudo_user: of('new_sudo_user'),
  };
}

/** Of the rules that count: what is older counts nowhere. Milliseconds. */
export function longestAuthWindowMs(settings?: AuthRuleLimits): number {
  const { new_sudo_user: _, ...counting } = limitsFrom(settings);
  return Math.max(...Object.values(counting).map(({ windowMs }) => windowMs));
}
