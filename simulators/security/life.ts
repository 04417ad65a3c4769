/** One person's events, day after day, with trips and with attacks. */
import { mixSeed, Random } from '../random';
import { drawAttack } from './attacks';
import { localMidnight, weekdayOf } from './local_time';
import { ordinaryDay, type Day, type Deed } from './ordinary_day';
import { drawPerson, type Person } from './person';
import { towns, type Town } from './places';
import type { SecurityAttack } from './security_event';

export interface LifeOptions {
  seed: number;
  /** Number of the person, from 0. */
  person: number;
  /** Milliseconds since 1970. */
  start: number;
  /** Share of windows of activity in which there is an attack, 0 to 0.5. */
  attackRate: number;
  attacks: readonly SecurityAttack[];
}

export type LivedDeed = Deed & { user: string };

/** Length of the windows that the rate of attacks counts. */
export const attackWindowMs = 300_000;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** An attack takes about so many windows: before the first one some time must pass. */
const usualAttackWindows = 2;

const windowsOf = (deeds: readonly Deed[]) =>
  new Set(deeds.map(({ time }) => Math.floor(time / attackWindowMs)));

/** Where a person is: at home, or on a trip of some days. */
class Whereabouts {
  private away = 0;
  private town: Town;

  constructor(
    private readonly random: Random,
    private readonly person: Person,
  ) {
    this.town = person.home;
  }

  /** The town of the next day, and hours of it that are spent on the way. */
  next(): { town: Town; hours: number } {
    const { home, travels } = this.person;
    const from = this.town;
    if (this.away > 0) {
      this.away -= 1;
      if (this.away === 0) this.town = home;
    } else if (this.random.chance(travels)) {
      this.town = this.random.pick(towns.filter((town) => town !== home));
      this.away = this.random.integerBetween(2, 6);
    }
    // Flights of a day: 500 to 800 kilometres an hour from door to door, or a train.
    const moved = this.town !== from;
    const far = Math.hypot(this.town.lat - from.lat, this.town.lon - from.lon);
    return { town: this.town, hours: moved ? Math.min(20, 3 + far / 6) : 0 };
  }
}

/** The attacks of a day, on the person's own events: so many that the rate is met over the days. */
class Attacker {
  private debt: number;

  constructor(
    private readonly random: Random,
    private readonly options: Pick<LifeOptions, 'attackRate' | 'attacks'>,
  ) {
    this.debt = -random.uniform() * usualAttackWindows;
  }

  strike(person: Person, day: Day, own: readonly Deed[]): Deed[] {
    const { attackRate, attacks } = this.options;
    const before = windowsOf(own);
    this.debt += attackRate * before.size;
    const deeds: Deed[] = [];
    while (this.debt > 0) {
      const kind = this.random.pick(attacks);
      const time = this.timeOf(kind, day, own);
      const attack = drawAttack(this.random, kind, { person, town: day.town, time });
      deeds.push(...attack);
      // A window of its own is one more of which the rate is a share.
      this.debt -= windowsOf(attack).size * (1 - attackRate);
    }
    return deeds;
  }

  /** A traveller's own login must come first; the rest strikes at work or at night. */
  private timeOf(kind: SecurityAttack, { midnight }: Day, own: readonly Deed[]): number {
    const anyTime = midnight + this.random.between(0, 20) * hourMs;
    if (own.length === 0 || (kind !== 'impossible_travel' && this.random.chance(0.5))) {
      return anyTime;
    }
    return this.random.pick(own).time;
  }
}

/** Events in order of time, without end. What happens on a day depends on seed and person alone. */
export function* lifeOf(options: LifeOptions): Generator<LivedDeed, never> {
  const { seed, person: n, start, ...rates } = options;
  const person = drawPerson(new Random(mixSeed(seed, n, 1)), n);
  const random = new Random(mixSeed(seed, n, 2));
  const whereabouts = new Whereabouts(new Random(mixSeed(seed, n, 3)), person);
  const attacker = new Attacker(new Random(mixSeed(seed, n, 4)), rates);
  let last = start;
  for (let day = start; ; day += dayMs) {
    const { town, hours } = whereabouts.next();
    const midnight = localMidnight(day, town.timeZone);
    const today = { midnight, weekday: weekdayOf(midnight, town.timeZone), town };
    const arrival = midnight + hours * hourMs;
    const own = ordinaryDay(random, person, today).filter(({ time }) => time >= arrival);
    const struck = rates.attackRate > 0 ? attacker.strike(person, today, own) : [];
    const deeds = [...own, ...struck].sort((a, b) => a.time - b.time);
    for (const deed of deeds) {
      // What another zone's day has in common with the day before was lived already.
      if (deed.time < last) continue;
      last = deed.time;
      yield { ...deed, user: person.name };
    }
  }
}
