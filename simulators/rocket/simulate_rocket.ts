/**
 * Launch telemetry (A1): flight after flight, with anomalies at a chosen rate. The random numbers of
 * a block of flights depend on nothing but seed and block number, so row n is a pure function of the
 * options: a generator can begin anywhere and says what it would have said from the start.
 */
import { mixSeed, Random } from '../random';
import { scheduleBlock } from './anomaly_schedule';
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
  /** Share of anomalous rows, 0..1; 0.02 when left out. Normal rows do not change with it. */
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

const flightsPerBlock = 10;
/** Over every so many rows the anomaly rate is met to the row. */
const rowsPerBlock = flightsPerBlock * rowsPerFlight;

export const defaultRocketStart = Date.UTC(2026, 0, 1);

/** The id that row `n` has in every index: writing it again overwrites. */
export function rocketRowId(seed: number, n: number): string {
  return `rocket-${seed}-${n}`;
}

/**
 * Rows without end, from `firstRow` on; same options, same rows. Beginning at row n costs less than
 * ten flights, however large n is.
 * @throws RangeError when an option is out of its range.
 */
export function simulateRocket(options: RocketOptions = {}): Generator<RocketRow, never> {
  return rowsFrom(withDefaults(options));
}

function* rowsFrom(options: Required<RocketOptions>): Generator<RocketRow, never> {
  const { start, intervalMs, firstRow } = options;
  for (let block = Math.floor(firstRow / rowsPerBlock); ; block++) {
    let n = block * rowsPerBlock;
    for (const labelled of readingsOfBlock(block, options)) {
      if (n >= firstRow) yield toRow(start + n * intervalMs, labelled);
      n += 1;
    }
  }
}

interface LabelledReading {
  reading: RocketReading;
  anomaly: RocketAnomalyKind | null;
}

/** How many of the first `blocks` blocks' rows are anomalous. */
const anomalousRowsIn = (blocks: number, rate: number) => Math.round(blocks * rowsPerBlock * rate);

function* readingsOfBlock(
  block: number,
  { seed, anomalyRate, kinds }: Required<RocketOptions>,
): Generator<LabelledReading> {
  // Faults have a stream of their own: the flights beneath them are the same with and without.
  const episodes = scheduleBlock(new Random(mixSeed(seed, block, 2)), {
    rows: rowsPerBlock,
    anomalousRows: anomalousRowsIn(block + 1, anomalyRate) - anomalousRowsIn(block, anomalyRate),
    kinds,
  });
  let next = 0;
  let row = 0;
  for (let flight = 0; flight < flightsPerBlock; flight++) {
    const normal = new Random(mixSeed(seed, block * flightsPerBlock + flight, 1));
    for (const reading of readingsOfFlight(normal)) {
      const episode = episodes[next];
      const done = episode === undefined ? 0 : row - episode.start + 1;
      row += 1;
      if (episode === undefined || done < 1) {
        yield { reading, anomaly: null };
        continue;
      }
      yield { reading: episode.apply(reading, done / episode.rows), anomaly: episode.kind };
      if (done === episode.rows) next += 1;
    }
  }
}

const rounded = (value: number, unit: number) => Math.round(value * unit) / unit;

function toRow(time: number, { reading, anomaly }: LabelledReading): RocketRow {
  return {
    '@timestamp': new Date(Math.round(time)).toISOString(),
    temp_c: rounded(reading.temp_c, 100),
    cpu_pct: rounded(Math.min(100, Math.max(0, reading.cpu_pct)), 100),
    net_kbps: rounded(Math.max(0, reading.net_kbps), 10),
    pressure_bar: rounded(Math.max(0, reading.pressure_bar), 1000),
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
