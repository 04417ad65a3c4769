/**
 * Measures that depend on what the entity did before. Each looks back the same span before the window,
 * to the millisecond, so that a value does not depend on where reading began.
 */
import { BoundedCounts } from './bounded_counts';
import type { EventReading } from './event_plan';
import { distanceKm, readPlace, type Place } from './places';
import { textsOf } from './read_values';
import type { WindowMeasure, WindowSpan } from './window_measure';

const msPerSecond = 1_000;
const msPerHour = 3_600_000;

/**
 * Seconds from the entity's last event before the window to the first in it, or to the window's end
 * where none is in it; the whole history where there is no event before.
 */
export class SinceLastMeasure implements WindowMeasure {
  private before: number | null = null;
  private first: number | null = null;
  private last: number | null = null;

  constructor(private readonly historyMs: number) {}

  begin(): void {
    this.before = this.last;
    this.first = null;
  }

  add({ time }: EventReading): void {
    this.first ??= time;
    this.last = time;
  }

  end({ start, end }: WindowSpan): number {
    const isForgotten = this.before === null || this.before < start - this.historyMs;
    const since = isForgotten ? this.historyMs : (this.first ?? end) - (this.before ?? 0);
    return Math.min(since, this.historyMs) / msPerSecond;
  }
}

/**
 * Shortest time, in milliseconds, that a way is taken to have lasted: places of addresses are good to
 * some kilometres, which within a second would be the speed of an aeroplane.
 */
const shortestWayMs = 60_000;

/** The ways from each place to the next, the first of them from the last place before the window. */
export class WayMeasure implements WindowMeasure {
  private last: { place: Place; time: number } | null = null;
  private most = 0;

  constructor(
    private readonly slot: number,
    private readonly options: { historyMs: number; what: 'distance' | 'speed' },
  ) {}

  begin({ start }: WindowSpan): void {
    this.most = 0;
    if (this.last !== null && this.last.time < start - this.options.historyMs) this.last = null;
  }

  add({ time, values }: EventReading): void {
    const place = readPlace(values[this.slot]);
    if (place === null) return;
    if (this.last !== null) {
      const way = distanceKm(this.last.place, place);
      const hours = Math.max(time - this.last.time, shortestWayMs) / msPerHour;
      this.most = Math.max(this.most, this.options.what === 'distance' ? way : way / hours);
    }
    this.last = { place, time };
  }

  end(): number {
    return this.most;
  }
}

interface PastWindow {
  start: number;
  values: string[];
}

/**
 * -log2((k + 1) / (n + 1)) bits, 0 or more, for the rarest value in the window: n of the entity's earlier
 * windows have a value of the field, k of them this one. Adding one keeps a value that was never seen
 * finite (Laplace's rule of succession), and as rare as the history is long.
 */
export class RarityMeasure implements WindowMeasure {
  wasLimited = false;
  private readonly past: PastWindow[] = [];
  private readonly windowsWith: BoundedCounts;
  private now: BoundedCounts;

  constructor(
    private readonly slot: number,
    private readonly options: { historyMs: number; most: number },
  ) {
    this.windowsWith = new BoundedCounts(options.most);
    this.now = new BoundedCounts(options.most);
  }

  begin({ start }: WindowSpan): void {
    this.wasLimited = false;
    const from = start - this.options.historyMs;
    for (let oldest = this.past[0]; oldest && oldest.start < from; oldest = this.past[0]) {
      oldest.values.forEach((value) => this.windowsWith.remove(value));
      this.past.shift();
    }
    if (this.past.length === 0) this.windowsWith.isFull = false;
  }

  add({ values }: EventReading): void {
    for (const text of textsOf(values[this.slot])) this.now.add(text);
  }

  end({ start }: WindowSpan): number {
    const values = [...this.now.values()];
    if (values.length === 0) return 0;
    this.wasLimited = this.now.isFull || this.windowsWith.isFull;
    this.now = new BoundedCounts(this.options.most);
    const windows = this.past.length;
    const bits = values.map(
      (value) => -Math.log2((this.windowsWith.of(value) + 1) / (windows + 1)),
    );
    values.forEach((value) => this.windowsWith.add(value));
    this.past.push({ start, values });
    return bits.reduce((most, one) => Math.max(most, one), 0);
  }
}
