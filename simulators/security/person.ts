/** Who a simulated user is: home, habits, working hours. None of it changes as time goes on. */
import type { Random } from '../random';
import { homeTowns, towns, type Town } from './places';

export interface Person {
  name: string;
  home: Town;
  /** Where a virtual private network lets this person come from; null for those without one. */
  tunnel: Town | null;
  /** Begin of work by the clock at home, hours. */
  workStart: number;
  workHours: number;
  /** Stretches of activity on a working day, on average. */
  boutsPerDay: number;
  /** Events after the login of such a stretch, on average. */
  eventsPerBout: number;
  /** Share of API calls among events; the rest are files. */
  apiShare: number;
  /** Median bytes of an event. */
  usualBytes: number;
  /** Probability of a wrong password at each try. */
  mistypes: number;
  /** Probability of a trip beginning on a day. */
  travels: number;
  /** Last bytes of the addresses at home, at work and of the phone. */
  hosts: { home: number; work: number; phone: number };
}

/** A number around 1, as often halved as doubled: by the deviation of its natural logarithm. */
export const around = (random: Random, spread: number): number =>
  Math.exp(spread * random.gaussian());

/** Most in the first towns. */
const drawHome = (random: Random): Town =>
  towns[Math.floor(homeTowns * random.uniform() ** 1.6)] ?? random.pick(towns);

export const userName = (n: number): string => `user-${String(n + 1).padStart(4, '0')}`;

/** @param n number of the person, from 0 */
export function drawPerson(random: Random, n: number): Person {
  return {
    name: userName(n),
    home: drawHome(random),
    tunnel: random.chance(0.1) ? random.pick(towns) : null,
    workStart: 8.7 + 0.9 * random.gaussian(),
    workHours: 8.3 + 0.8 * random.gaussian(),
    boutsPerDay: 9 * around(random, 0.35),
    eventsPerBout: 6 * around(random, 0.4),
    apiShare: random.chance(0.3) ? random.between(0.5, 0.9) : random.between(0.05, 0.4),
    usualBytes: 60_000 * around(random, 0.9),
    mistypes: 0.04 * around(random, 0.6),
    travels: random.chance(0.25) ? 0.03 : 0.004,
    hosts: {
      home: random.integerBetween(1, 250),
      work: random.integerBetween(1, 20),
      phone: random.integerBetween(1, 250),
    },
  };
}
