/** Years for times without one: classic syslog writes "Dec 10 06:55:46" and nothing more. */
import type { WrittenTime } from './log_time';

const msPerDay = 86_400_000;
const halfYear = 183 * msPerDay;

/** Follows times without year through a file: going back more than half a year is a new year. */
class YearCounter {
  private last = NaN;
  /** New years passed so far. */
  passed = 0;

  /** @returns in which year after the first one the time is; -1 for a late line of the year before */
  next(ms: number): number {
    const step = ms - this.last;
    if (step < -halfYear) this.passed += 1;
    else if (step > halfYear) return this.passed - 1;
    this.last = ms;
    return this.passed;
  }
}

/** A first look at a file: how many new years lie within it, and when it ends. */
export class YearScan {
  private readonly counter = new YearCounter();
  private last: number | null = null;
  private leapYear: number | null = null;

  see({ ms, hasYear }: WrittenTime): void {
    if (hasYear) return;
    const year = this.counter.next(ms);
    this.last = ms;
    const date = new Date(ms);
    if (date.getUTCMonth() === 1 && date.getUTCDate() === 29) this.leapYear = year;
  }

  /**
   * The year of the first line: the latest for which the last line is not later than a day after
   * `reference` (milliseconds since 1970), and for which 29 February exists where the file has one.
   * Null when every time has its year.
   */
  firstYear(reference: number): number | null {
    if (this.last === null) return null;
    let year = new Date(reference).getUTCFullYear() - this.counter.passed;
    const ending = () => withYear(this.last ?? 0, year + this.counter.passed) ?? Infinity;
    const fits = () => this.leapYear === null || isLeap(year + this.leapYear);
    while (ending() > reference + msPerDay || !fits()) year -= 1;
    return year;
  }

  /** New years within the file. */
  get newYears(): number {
    return this.counter.passed;
  }
}

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

/** A time of the year 2000 in another year; null for a 29 February that the year has not. */
function withYear(ms: number, year: number): number | null {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCFullYear(year);
  return date.getUTCDate() === day ? date.getTime() : null;
}

/** Gives times their years, on the second look. */
export class YearGiver {
  private readonly counter = new YearCounter();

  /** @param firstYear year of the first line without one */
  constructor(private readonly firstYear: number) {}

  /** The time as if its clock showed UTC; null where the year has no such day. */
  give({ ms, hasYear }: WrittenTime): number | null {
    return hasYear ? ms : withYear(ms, this.firstYear + this.counter.next(ms));
  }
}
