/**
 * Launch telemetry (A1): flight after flight, with anomalies at a chosen rate. The random numbers of
 * a flight depend on nothing but seed and flight number, so row n is a pure function of the options:
 * a generator can begin anywhere and says what it would have said had it run from the start.
 */
import { mixSeed, Random } from '../random';
import { drawEpisode, meanEpisodeRows, type Episode } from './anomalies';
import { readingsOfFlight } from './flight';
import { rowsPerFlight } from './launch_profile';
import {
  rocketAnomalyKinds,
  type RocketAnomalyKind,
  type RocketReading,
  type RocketRow,
} from './rocket_row';

export interface RocketOptions {
  /** Unsigned 32-bit; 1 when left out. */
  seed?: number;
  /** Expected share of anomalous rows, 0..1; 0.02 when left out. Normal rows do not change with it. */
  anomalyRate?: number;
  /** Kinds to inject, each as likely as the others; all of them when left out. */
  kinds?: readonly RocketAnomalyKind[];
  /** Time of row 0 in milliseconds since 1970; 2026-01-01 UTC when left out. */
  start?: number;
  /** Milliseconds from one row to the next, above 0; 1000 when left out. */
  intervalMs?: number;
  /** Number of the first row to give, 0 or more; 0 when left out. */
  firstRow?: number;
}

export const defaultRocketStart = Date.UTC(2026, 0, 1);

/** The id that row `n` has in every index: writing it again overwrites. */
export function rocketRowId(seed: number, n: number): string {
  return `rocket-${seed}-${n}`;
}

/**
 * Rows without end, from `firstRow` on; same options, same rows. Beginning at row n costs less than
 * a flight, however large n is.
 * @throws RangeError when an option is out of its range.
 */
export function simulateRocket(options: RocketOptions = {}): Generator<RocketRow, never> {
  return rowsFrom(withDefaults(options));
}

function* rowsFrom(options: Required<RocketOptions>): Generator<RocketRow, never> {
  const { start, intervalMs, firstRow, ...flightOptions } = options;
  let flight = Math.floor(firstRow / rowsPerFlight);
  let skip = firstRow % rowsPerFlight;

  for (; ; flight++) {
    let n = flight * rowsPerFlight;
    for (const labelled of labelledReadings(flight, flightOptions)) {
      const time = start + n++ * intervalMs;
      if (skip-- > 0) continue;
      yield toRow(time, labelled);
    }
    skip = 0;
  }
}

interface FlightOptions {
  seed: number;
  anomalyRate: number;
  kinds: readonly RocketAnomalyKind[];
}

interface LabelledReading {
  reading: RocketReading;
  anomaly: RocketAnomalyKind | null;
}

function* labelledReadings(flight: number, options: FlightOptions): Generator<LabelledReading> {
  // Faults have a stream of their own: the flight beneath them is the same with and without.
  const faults = new Random(mixSeed(options.seed, flight, 2));
  const begins = episodeProbability(options);
  let episode: Episode | null = null;
  let rowsDone = 0;

  for (const reading of readingsOfFlight(new Random(mixSeed(options.seed, flight, 1)))) {
    if (episode === null && faults.chance(begins)) {
      episode = drawEpisode(faults, options.kinds);
      rowsDone = 0;
    }
    if (episode === null) {
      yield { reading, anomaly: null };
      continue;
    }
    rowsDone += 1;
    yield { reading: episode.apply(reading, rowsDone / episode.rows), anomaly: episode.kind };
    if (rowsDone === episode.rows) episode = null;
  }
}

/**
 * Chance that an episode begins at a row that is in none, so that the share of anomalous rows is
 * the wanted rate: with mean length m, rate = m / (m + (1 - p) / p).
 */
function episodeProbability({ anomalyRate, kinds }: FlightOptions): number {
  const normalRows = meanEpisodeRows(kinds) * (1 - anomalyRate);
  return anomalyRate / (anomalyRate + normalRows);
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

function toRow(time: number, { reading, anomaly }: LabelledReading): RocketRow {
  return {
    '@timestamp': new Date(Math.round(time)).toISOString(),
    temp_c: rounded(reading.temp_c, 2),
    cpu_pct: rounded(Math.min(100, Math.max(0, reading.cpu_pct)), 2),
    net_kbps: rounded(Math.max(0, reading.net_kbps), 1),
    pressure_bar: rounded(Math.max(0, reading.pressure_bar), 3),
    status: anomaly === null ? 'normal' : 'anomaly',
    anomaly_type: anomaly ?? 'none',
  };
}

function withDefaults(options: RocketOptions): Required<RocketOptions> {
  const complete = {
    seed: options.seed ?? 1,
    anomalyRate: options.anomalyRate ?? 0.02,
    kinds: options.kinds ?? rocketAnomalyKinds,
    start: options.start ?? defaultRocketStart,
    intervalMs: options.intervalMs ?? 1000,
    firstRow: options.firstRow ?? 0,
  };
  const { seed, anomalyRate, kinds, intervalMs, firstRow } = complete;
  const unsigned = Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32;
  if (!unsigned) throw new RangeError(`seed must be a whole number from 0 to 2^32-1 (is ${seed})`);
  if (!(anomalyRate >= 0 && anomalyRate <= 1)) {
    throw new RangeError(`anomalyRate must be from 0 to 1 (is ${anomalyRate})`);
  }
  if (kinds.length === 0) throw new RangeError('kinds must name at least one kind of anomaly');
  if (!(intervalMs > 0)) throw new RangeError(`intervalMs must be above 0 (is ${intervalMs})`);
  if (!Number.isSafeInteger(firstRow) || firstRow < 0) {
    throw new RangeError(`firstRow must be a whole number of 0 or more (is ${firstRow})`);
  }
  return complete;
}
