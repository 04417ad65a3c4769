/** Rows from the rocket into a sink: as fast as it takes them, or as they become due. */
import { throwIfAborted } from '../../server/elasticsearch/call';
import { LiveRocket, type NumberedRow } from '../../simulators/rocket/live_rocket';
import type { RocketAnomalyKind } from '../../simulators/rocket/rocket_row';
import {
  rocketRowId,
  simulateRocket,
  type RocketOptions,
} from '../../simulators/rocket/simulate_rocket';
import type { RowSink } from './row_sinks';

export interface SentRows {
  rows: number;
  anomalies: number;
  refused: number;
  by_kind: Partial<Record<RocketAnomalyKind, number>>;
  first_time: string | null;
  last_time: string | null;
}

export interface SendOptions {
  sink: RowSink;
  signal: AbortSignal;
  onProgress: (rows: number) => void;
}

const batchRows = 2_000;

class Tally {
  private readonly sent: SentRows = {
    rows: 0,
    anomalies: 0,
    refused: 0,
    by_kind: {},
    first_time: null,
    last_time: null,
  };

  constructor(private readonly options: SendOptions) {}

  get rows(): number {
    return this.sent.rows;
  }

  async send(batch: readonly NumberedRow[]): Promise<void> {
    this.sent.refused += await this.options.sink.write(batch);
    for (const { row } of batch) {
      this.sent.rows += 1;
      this.sent.first_time ??= row['@timestamp'];
      this.sent.last_time = row['@timestamp'];
      if (row.anomaly_type === 'none') continue;
      this.sent.anomalies += 1;
      this.sent.by_kind[row.anomaly_type] = (this.sent.by_kind[row.anomaly_type] ?? 0) + 1;
    }
    this.options.onProgress(this.sent.rows);
  }

  summary(): SentRows {
    return this.sent;
  }
}

/** Sends `rows` rows, from row 0 on, with the times that the options say. */
export async function sendInBulk(
  rows: number,
  rocket: RocketOptions & { seed: number },
  options: SendOptions,
): Promise<SentRows> {
  const tally = new Tally(options);
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
  const tally = new Tally(options);
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
  tally: Tally,
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
