/**
 * What attackers do with one person's account. Strengths are drawn so that weak cases are within what
 * people do themselves; they describe the attack, not any detector.
 */
import type { Random } from '../random';
import { login, work, type Deed } from './ordinary_day';
import { strangeOrigin } from './origin';
import { around, type Person } from './person';
import { towns, type Town } from './places';
import type { SecurityAttack } from './security_event';

export interface Victim {
  person: Person;
  /** Where the person is. */
  town: Town;
  /** When it begins, milliseconds since 1970: for travel, some login of the person's own. */
  time: number;
}

type Attack = (random: Random, victim: Victim) => Deed[];

const secondMs = 1_000;
const minuteMs = 60_000;

const isAbroad = (town: Town) => (other: Town) => other.country !== town.country;

/** Works on as the person does, and a little beside. */
function goOn(random: Random, { person, time }: Victim, most: number): Deed[] {
  const origin = strangeOrigin(random, random.pick(towns));
  let at = time;
  return Array.from({ length: random.integerBetween(0, most) }, () => {
    at += 12 * secondMs * around(random, 0.9);
    return work(random, { person, time: at, origin });
  });
}

/** A stolen password used in another country, minutes to hours after the person's own login. */
const impossibleTravel: Attack = (random, victim) => {
  const origin = strangeOrigin(random, random.pick(towns.filter(isAbroad(victim.town))));
  const time = victim.time + random.between(2, 180) * minuteMs;
  const after = goOn(random, { ...victim, time }, 8).map((deed) => ({ ...deed, origin }));
  return [login(time, origin, 'success'), ...after];
};

/** Passwords tried from one address or several, quickly or slowly; now and then one is right. */
const bruteForce: Attack = (random, { time, town }) => {
  const from = random.chance(0.3) ? town : random.pick(towns);
  const addresses = random.chance(0.5) ? 1 : random.integerBetween(2, 12);
  const origins = Array.from({ length: addresses }, () => strangeOrigin(random, from));
  const tries = Math.min(300, Math.round(14 * around(random, 1)));
  const every = Math.min(30, 5 * around(random, 0.8)) * secondMs;
  const deeds = Array.from({ length: Math.max(4, tries) }, (_, i) =>
    login(time + i * every * random.between(0.8, 1), random.pick(origins), 'failure'),
  );
  const end = time + (deeds.length + 1) * every;
  return random.chance(0.25) ? [...deeds, login(end, random.pick(origins), 'success')] : deeds;
};

/** Much is fetched: many files or few large ones, from the person's own town or from elsewhere. */
const dataExfiltration: Attack = (random, { person, time, town }) => {
  const origin = strangeOrigin(random, random.chance(0.6) ? town : random.pick(towns));
  const files = random.chance(0.5) ? random.integerBetween(2, 8) : random.integerBetween(15, 90);
  const total = 120_000_000 * around(random, 1.4);
  let at = time;
  return Array.from({ length: files }, () => {
    at += Math.min(40, 6 * around(random, 0.8)) * secondMs;
    const deed = work(random, { person, time: at, origin });
    return { ...deed, bytes: Math.round((total / files) * around(random, 0.5)) };
  });
};

const attacks: Record<SecurityAttack, Attack> = {
  impossible_travel: impossibleTravel,
  brute_force: bruteForce,
  data_exfiltration: dataExfiltration,
};

/** One attack, event by event, labelled. */
export function drawAttack(random: Random, kind: SecurityAttack, victim: Victim): Deed[] {
  return attacks[kind](random, victim).map((deed) => ({ ...deed, anomaly: kind }));
}
