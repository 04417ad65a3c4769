/**
 * A day of a person to whom nothing happens. It has what attacks are mistaken for: passwords that are
 * mistyped, or have run out and are tried again by a phone for an hour; large downloads and backups; late
 * work; logins from far away through a private network or a mobile provider.
 */
import type { Random } from '../random';
import { usualOrigin, type Origin } from './origin';
import { around, type Person } from './person';
import type { Town } from './places';
import type { SecurityEvent } from './security_event';

/** An event of some person, before it is written down. */
export interface Deed extends Pick<
  SecurityEvent,
  'kind' | 'action' | 'outcome' | 'bytes' | 'path'
> {
  /** Milliseconds since 1970. */
  time: number;
  origin: Origin;
  anomaly: SecurityEvent['anomaly_type'];
}

export interface Day {
  /** Midnight by the clock where the person is, milliseconds since 1970. */
  midnight: number;
  /** 1 = Monday to 7 = Sunday. */
  weekday: number;
  town: Town;
}

const hourMs = 3_600_000;
const secondMs = 1_000;
const folders = ['reports', 'designs', 'contracts', 'payroll', 'source', 'photos'];
const endpoints = ['/api/orders', '/api/customers', '/api/search', '/api/export', '/api/health'];

export const login = (time: number, origin: Origin, outcome: Deed['outcome']): Deed => ({
  time,
  origin,
  outcome,
  kind: 'login',
  action: 'login',
  bytes: 1_200,
  anomaly: 'none',
});

/** A file or an API call, of a size that is this person's own. */
export function work(
  random: Random,
  { person, time, origin }: { person: Person; time: number; origin: Origin },
): Deed {
  const isCall = random.chance(person.apiShare);
  // Downloads, backups and exports are rare, and as large as what is stolen.
  const scale = random.chance(0.001) ? random.between(30, 1_000) : isCall ? 0.3 : 1;
  return {
    time,
    origin,
    outcome: random.chance(0.99) ? 'success' : 'failure',
    kind: isCall ? 'api' : 'file',
    action: isCall ? 'api_call' : random.chance(0.75) ? 'file_read' : 'file_write',
    bytes: Math.round(person.usualBytes * scale * around(random, 1.2)),
    path: isCall
      ? random.pick(endpoints)
      : `/${random.pick(folders)}/${person.name}/${random.integerBetween(1, 400)}.dat`,
    anomaly: 'none',
  };
}

/** A login as it goes: now and then the password is wrong, up to five times. */
function tries(random: Random, { mistypes }: Person, time: number, origin: Origin): Deed[] {
  const deeds: Deed[] = [];
  let at = time;
  while (deeds.length < 5 && random.chance(deeds.length === 0 ? mistypes : 0.35)) {
    deeds.push(login(at, origin, 'failure'));
    at += random.between(4, 25) * secondMs;
  }
  return [...deeds, login(at, origin, 'success')];
}

function bout(
  random: Random,
  { person, town, time }: { person: Person; town: Town; time: number },
): Deed[] {
  const origin = usualOrigin(random, person, town);
  const deeds = random.chance(0.45) ? tries(random, person, time, origin) : [];
  let at = deeds[deeds.length - 1]?.time ?? time;
  // Geometric: most stretches are short, some are long.
  const goesOn = 1 - 1 / (1 + person.eventsPerBout);
  while (random.chance(goesOn)) {
    at += 18 * secondMs * around(random, 1);
    deeds.push(work(random, { person, time: at, origin }));
  }
  return deeds;
}

/** A device that goes on with a password that has run out. */
function staleDevice(random: Random, person: Person, { town, time }: { town: Town; time: number }) {
  const origin = usualOrigin(random, person, town);
  const every = random.between(20, 240) * secondMs;
  return Array.from({ length: random.integerBetween(5, 40) }, (_, i) =>
    login(time + i * every, origin, 'failure'),
  );
}

/** Everything of one day, in no order. */
export function ordinaryDay(
  random: Random,
  person: Person,
  { midnight, weekday, town }: Day,
): Deed[] {
  const isFree = weekday > 5 || random.chance(0.06);
  const expected = person.boutsPerDay * (isFree ? 0.08 : 1);
  const bouts = Math.max(0, Math.round(expected + Math.sqrt(expected) * random.gaussian()));
  const deeds: Deed[] = [];
  const begin = person.workStart + 0.4 * random.gaussian();
  for (let b = 0; b < bouts; b++) {
    const late = random.chance(0.06);
    const hour = late ? random.between(5, 23.4) : begin + person.workHours * random.uniform();
    const time = midnight + Math.min(23.4, Math.max(0, hour)) * hourMs;
    deeds.push(...bout(random, { person, town, time }));
  }
  if (!isFree && random.chance(0.004)) {
    const time = midnight + (begin + person.workHours * random.uniform()) * hourMs;
    deeds.push(...staleDevice(random, person, { town, time }));
  }
  return deeds;
}
