/**
 * Security events (B1): many people, each living on their own, put in order of time. Memory holds about a
 * day of each person and an hour of all, however many events there are.
 */
import { lifeOf, type LivedDeed } from './life';
import { securityAttacks, type SecurityAttack, type SecurityEvent } from './security_event';

export interface SecurityOptions {
  /** Unsigned 32-bit; 1 when left out. */
  seed?: number;
  /** People, 1 to 10,000; 200 when left out. */
  users?: number;
  /** Share of five-minute windows of activity that hold an attack, 0..0.5; 0.01 when left out. */
  attackRate?: number;
  /** Attacks to inject, each as likely as the others; all of them when left out. */
  attacks?: readonly SecurityAttack[];
  /** Time of the first events in milliseconds since 1970; 2026-01-01 UTC when left out. */
  start?: number;
}

export const defaultSecurityStart = Date.UTC(2026, 0, 1);
export const mostUsers = 10_000;
const hourMs = 3_600_000;

/** The id that event `n` has in every index: writing it again overwrites. */
export const securityEventId = (seed: number, n: number): string => `security-${seed}-${n}`;

function toEvent({ time, origin, anomaly, ...deed }: LivedDeed): SecurityEvent {
  const { kind, action, outcome, bytes, path, user } = deed;
  return {
    '@timestamp': new Date(Math.round(time)).toISOString(),
    user,
    kind,
    action,
    outcome,
    address: origin.address,
    country: origin.town.country,
    city: origin.town.name,
    location: origin.location,
    bytes,
    ...(path === undefined ? {} : { path }),
    status: anomaly === 'none' ? 'normal' : 'anomaly',
    anomaly_type: anomaly,
  };
}

/** One person, with the event that comes next. */
interface Ahead {
  life: Generator<LivedDeed, never>;
  next: LivedDeed;
}

function* inOrder(lives: readonly Ahead[], start: number): Generator<SecurityEvent, never> {
  for (let end = start + hourMs; ; end += hourMs) {
    const hour: LivedDeed[] = [];
    for (const ahead of lives) {
      while (ahead.next.time < end) {
        hour.push(ahead.next);
        ahead.next = ahead.life.next().value;
      }
    }
    hour.sort((a, b) => a.time - b.time || (a.user < b.user ? -1 : 1));
    for (const deed of hour) yield toEvent(deed);
  }
}

function assertOptions({ seed, users, attackRate, attacks }: Required<SecurityOptions>): void {
  const unsigned = Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32;
  if (!unsigned) throw new RangeError(`seed must be a whole number from 0 to 2^32-1 (is ${seed})`);
  if (!Number.isInteger(users) || users < 1 || users > mostUsers) {
    throw new RangeError(`users must be a whole number from 1 to ${mostUsers} (is ${users})`);
  }
  if (!(attackRate >= 0 && attackRate <= 0.5)) {
    throw new RangeError(`attackRate must be from 0 to 0.5 (is ${attackRate})`);
  }
  if (attacks.length === 0) throw new RangeError('attacks must name at least one attack');
}

/**
 * Events without end, in order of time; same options, same events.
 * @throws RangeError when an option is out of its range.
 */
export function simulateSecurity(options: SecurityOptions = {}): Generator<SecurityEvent, never> {
  const {
    seed = 1,
    users = 200,
    attackRate = 0.01,
    attacks = securityAttacks,
    start = defaultSecurityStart,
  } = options;
  assertOptions({ seed, users, attackRate, attacks, start });
  const lives = Array.from({ length: users }, (_, person): Ahead => {
    const life = lifeOf({ seed, person, start, attackRate, attacks });
    return { life, next: life.next().value };
  });
  return inOrder(lives, start);
}
