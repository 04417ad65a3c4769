/** The telemetry of one flight without anomalies: four channels that move together. */
import type { Random } from '../random';
import { launchProfile, type Demand } from './launch_profile';
import type { RocketReading } from './rocket_row';

/** What differs from one flight to the next. */
interface FlightConditions {
  ambientC: number;
  /** How much warmer than usual full thrust makes the bay, factor. */
  heating: number;
  /** Load of the computer at rest, percent. */
  idleCpu: number;
  /** Factor on traffic: how good the link is. */
  link: number;
  fillBar: number;
  /** Change of each sensor's zero over the whole flight. */
  drift: { tempC: number; pressureBar: number };
}

function drawConditions(random: Random): FlightConditions {
  return {
    ambientC: 21 + 4 * random.gaussian(),
    heating: 1 + 0.06 * random.gaussian(),
    idleCpu: 14 + 2 * random.gaussian(),
    link: 1 + 0.05 * random.gaussian(),
    fillBar: 3.1 + 0.08 * random.gaussian(),
    drift: { tempC: 1.2 * random.gaussian(), pressureBar: 0.05 * random.gaussian() },
  };
}

/** Noise that remembers a part of its last value (first-order autoregression), deviation 1. */
class Wander {
  private value = 0;

  constructor(
    private readonly random: Random,
    private readonly memory: number,
  ) {}

  next(): number {
    const fresh = Math.sqrt(1 - this.memory ** 2) * this.random.gaussian();
    this.value = this.memory * this.value + fresh;
    return this.value;
  }
}

/** The bay takes some rows to warm up or cool down: share of the gap closed in one row. */
const thermalResponse = 0.045;

/** The readings of one flight, in order, from its own stream of random numbers. */
export function* readingsOfFlight(random: Random): Generator<RocketReading> {
  const conditions = drawConditions(random);
  const work = new Wander(random, 0.85);
  const gusts = new Wander(random, 0.9);
  const slosh = new Wander(random, 0.6);
  let bayC = conditions.ambientC;

  for (const [row, demand] of launchProfile.entries()) {
    const elapsed = row / launchProfile.length;
    // One wandering workload moves both the computer and the downlink.
    const activity = demand.activity + 0.05 * work.next();
    bayC += thermalResponse * (equilibriumC(demand, conditions) - bayC) + 0.25 * gusts.next();
    yield {
      temp_c: bayC + conditions.drift.tempC * elapsed + 0.4 * random.gaussian(),
      cpu_pct: conditions.idleCpu + 62 * activity + 1.6 * random.gaussian(),
      net_kbps: conditions.link * (180 + 980 * activity) + 22 * random.gaussian(),
      pressure_bar: pressureBar(demand, conditions, elapsed) + 0.06 * slosh.next(),
    };
  }
}

function equilibriumC(demand: Demand, conditions: FlightConditions): number {
  return conditions.ambientC + conditions.heating * 68 * demand.thrust + 9 * demand.activity;
}

function pressureBar(demand: Demand, conditions: FlightConditions, elapsed: number): number {
  const fromPropellant = conditions.fillBar * (0.62 + 0.38 * demand.propellant);
  return fromPropellant + 2.1 * demand.thrust + conditions.drift.pressureBar * elapsed;
}
