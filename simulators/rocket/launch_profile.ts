/** A flight from the pad and back, as how hard the engines and the computer are worked at each row. */

/** Rows of one flight; the next row is on the pad again. */
export const rowsPerFlight = 600;

export interface Demand {
  /** Thrust, 0 (engines off) to 1 (full). */
  thrust: number;
  /** Work of the flight computer and of the downlink, 0 to 1. */
  activity: number;
  /** Share of the propellant that is still there, 0 to 1. */
  propellant: number;
}

interface Phase {
  name: string;
  rows: number;
  /** Thrust and activity at the end of the phase; between two phases they change evenly. */
  thrust: number;
  activity: number;
}

export const launchPhases: readonly Phase[] = [
  { name: 'pad', rows: 110, thrust: 0, activity: 0.25 },
  { name: 'ignition', rows: 15, thrust: 0.9, activity: 0.7 },
  { name: 'ascent', rows: 75, thrust: 1, activity: 0.75 },
  { name: 'max_q', rows: 40, thrust: 0.7, activity: 0.95 },
  { name: 'second_ascent', rows: 80, thrust: 0.95, activity: 0.7 },
  { name: 'cutoff', rows: 20, thrust: 0, activity: 0.5 },
  { name: 'coast', rows: 150, thrust: 0, activity: 0.3 },
  { name: 'descent', rows: 70, thrust: 0.35, activity: 0.6 },
  { name: 'landed', rows: 40, thrust: 0, activity: 0.2 },
];

function demandsOfOneFlight(): Demand[] {
  const demands: Demand[] = [];
  const burnt = (thrust: number) => thrust / 330;
  let { thrust, activity } = launchPhases[launchPhases.length - 1] ?? { thrust: 0, activity: 0 };
  let propellant = 1;
  for (const phase of launchPhases) {
    const from = { thrust, activity };
    for (let row = 1; row <= phase.rows; row++) {
      const share = row / phase.rows;
      thrust = from.thrust + (phase.thrust - from.thrust) * share;
      activity = from.activity + (phase.activity - from.activity) * share;
      propellant = Math.max(0, propellant - burnt(thrust));
      demands.push({ thrust, activity, propellant });
    }
  }
  return demands;
}

/** Demand at each row of a flight, `rowsPerFlight` of them. */
export const launchProfile: readonly Demand[] = demandsOfOneFlight();
