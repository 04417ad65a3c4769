/** Rows from the rocket into a sink: as fast as it takes them, or as they become due. */
import { throwIfAborted } from '../../server/elasticsearch/call';
import { LiveRocket, type NumberedRow } from '../../simulators/rocket/live_rocket';
import type { RocketRow } from '../../simulators/rocket/rocket_row';
import {
  rocketRowId,
  simulateRocket,
  type RocketOptions,
} from '../../simulators/rocket/simulate_rocket';
import { batchRows, Tally, type SendOptions, type SentRows } from './tally';

/** Sends `rows` rows, from row 0 on, with the times that the options say. */
export async function sendInBulk(
  rows: number,
  rocket: RocketOptions & { seed: number },
  options: SendOptions,
): Promise<SentRows> {
  const tally = new Tally<RocketRow>(options);
  const generator = simulateRocket(rocket);
  while (tally.rows < rows) {
    throwIfAborted(options.signal, 'Simulating the rocket');
    const batch: NumberedRow[] = [];
    while (batch.length < Math.min(batchRows, rows - tally.rows)) {
      const n = tally.rows + batch.length;
      batch.push({ id: rocketRowId(rocket.seed, n), row: generator.next().value });
    }
    await tally.send(batch);
  }
  return tally.summary();
}

export interface LiveOptions extends Pick<RocketOptions, 'seed' | 'anomalyRate' | 'kinds'> {
  rowsPerSecond: number;
  /** Rows after which it ends; null = when it is cancelled. */
  count: number | null;
}

/** Sends rows as the clock makes them due. */
export async function sendLive(
  { rowsPerSecond, count, ...rocket }: LiveOptions,
  options: SendOptions,
): Promise<SentRows> {
  const tally = new Tally<RocketRow>(options);
  const live = new LiveRocket({ ...rocket, intervalMs: 1000 / rowsPerSecond, from: Date.now() });
  const left = () => (count ?? Infinity) - tally.rows;
  while (left() > 0 && !options.signal.aborted) {
    const due = live.due(Date.now(), Math.min(batchRows, left()));
    if (due.length > 0) await sendUnlessAborted(tally, due, options.signal);
    else await pause(Math.min(200, 1000 / rowsPerSecond), options.signal);
  }
  return tally.summary();
}

/** Being cancelled is how live sending ends; rows on their way then are not counted. */
async function sendUnlessAborted(
  tally: Tally<RocketRow>,
  rows: readonly NumberedRow[],
  signal: AbortSignal,
): Promise<void> {
  try {
    await tally.send(rows);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', wake, { once: true });
  });
}
