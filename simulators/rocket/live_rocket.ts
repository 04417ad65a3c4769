/**
 * The rocket as it sends now. Rows are numbered by the clock (row n is due at n intervals since
 * 1970), so a restarted host needs to remember nothing: time does not come twice, and neither does a
 * row's number, id or time.
 */
import { rocketRowId, simulateRocket, type RocketOptions } from './simulate_rocket';
import type { RocketRow } from './rocket_row';

export interface LiveRocketOptions extends Pick<RocketOptions, 'seed' | 'anomalyRate' | 'kinds'> {
  /** Milliseconds from one row to the next, above 0; 1000 when left out. */
  intervalMs?: number;
  /** Time in milliseconds since 1970 from which rows are sent. */
  from: number;
  /** Time of the last row that was already sent; later rows only. */
  sentUntil?: number;
}

export interface NumberedRow {
  /** The document's id: `rocket-{seed}-{n}`. */
  id: string;
  row: RocketRow;
}

/** A rocket that is asked now and then which rows have become due. */
export class LiveRocket {
  private readonly rows: Generator<RocketRow, never>;
  private readonly seed: number;
  private readonly intervalMs: number;
  private next: number;

  /** @throws RangeError when an option is out of its range. */
  constructor(options: LiveRocketOptions) {
    const { from, sentUntil, intervalMs = 1000, seed = 1, ...rest } = options;
    this.seed = seed;
    this.intervalMs = intervalMs;
    this.next = Math.ceil(from / intervalMs);
    // A stored time is whole milliseconds; half an interval on is safely beyond that row.
    if (sentUntil !== undefined) {
      this.next = Math.max(this.next, Math.round(sentUntil / intervalMs) + 1);
    }
    this.rows = simulateRocket({ ...rest, seed, intervalMs, start: 0, firstRow: this.next });
  }

  /**
   * The rows due at `now` (milliseconds since 1970) that were not given yet, oldest first, at most
   * `limit`; none when the clock stands before the last row.
   */
  due(now: number, limit = 1000): NumberedRow[] {
    const due: NumberedRow[] = [];
    while (due.length < limit && this.next * this.intervalMs <= now) {
      due.push({ id: rocketRowId(this.seed, this.next), row: this.rows.next().value });
      this.next += 1;
    }
    return due;
  }
}
