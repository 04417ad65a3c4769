/** Measures of a window's own events. */
import { datePartsOf } from '../metrics/read_date';
import { BoundedCounts } from './bounded_counts';
import type { EventReading } from './event_plan';
import { numbersOf, sumOf, textsOf } from './read_values';
import type { WindowMeasure, WindowSpan } from './window_measure';

export class CountMeasure implements WindowMeasure {
  private count = 0;

  begin(): void {
    this.count = 0;
  }

  add(): void {
    this.count += 1;
  }

  end(): number {
    return this.count;
  }
}

export class SumMeasure implements WindowMeasure {
  private sum = 0;

  constructor(private readonly slot: number) {}

  begin(): void {
    this.sum = 0;
  }

  add({ values }: EventReading): void {
    this.sum += sumOf(values[this.slot]);
  }

  end(): number {
    // Beyond the largest double there is no number to judge by.
    return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, this.sum));
  }
}

/** Of the population, in one pass: Welford 1962, "Note on a method for calculating corrected sums of squares". */
export class DeviationMeasure implements WindowMeasure {
  private count = 0;
  private mean = 0;
  private squares = 0;

  constructor(private readonly slot: number) {}

  begin(): void {
    this.count = 0;
    this.mean = 0;
    this.squares = 0;
  }

  add({ values }: EventReading): void {
    for (const number of numbersOf(values[this.slot])) {
      this.count += 1;
      const off = number - this.mean;
      this.mean += off / this.count;
      this.squares += off * (number - this.mean);
    }
  }

  end(): number {
    const deviation = this.count === 0 ? 0 : Math.sqrt(this.squares / this.count);
    // Of numbers whose squares are beyond the largest double there is none to judge by.
    return Number.isFinite(deviation) ? deviation : Number.MAX_VALUE;
  }
}

/** The values of a field in one window, as one number. */
export class ValuesMeasure implements WindowMeasure {
  wasLimited = false;
  private counts: BoundedCounts;

  constructor(
    private readonly slot: number,
    private readonly options: { most: number; take: (counts: BoundedCounts) => number },
  ) {
    this.counts = new BoundedCounts(options.most);
  }

  begin(): void {
    this.wasLimited = false;
  }

  add({ values }: EventReading): void {
    for (const text of textsOf(values[this.slot])) this.counts.add(text);
  }

  end(): number {
    const value = this.options.take(this.counts);
    this.wasLimited = this.counts.isFull;
    // Nothing is kept until the next window, which may be days away.
    if (this.counts.size > 0) this.counts = new BoundedCounts(this.options.most);
    return value;
  }
}

export class HourMeasure implements WindowMeasure {
  constructor(private readonly timeZone: string | undefined) {}

  begin(): void {
    // The clock is asked at the end.
  }

  add(): void {
    // No event changes the hour.
  }

  end({ start }: WindowSpan): number {
    return datePartsOf(start, this.timeZone).hour;
  }
}
