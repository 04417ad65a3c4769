/** The moments of a log's lines, one after the other: years and zones given, gaps filled. */
import type { WrittenTime } from '../auth/log_time';
import { YearGiver, YearScan } from '../auth/years';
import type { ZoneClock } from '../auth/zone_clock';
import type { PlainRemark } from './log_line';

/** What a first look through the file tells, before lines can be given their times. */
export interface LogScan {
  /** Year of the first line that names none; null when all name theirs. */
  firstYear: number | null;
  /** New years that lie within the file. */
  newYears: number;
  /** Whether some line names no time zone. */
  needsZone: boolean;
  /** The first time in the file, as if its clock showed UTC; null when there is none. */
  first: WrittenTime | null;
  /** The last one, in the same way. */
  last: WrittenTime | null;
}

/** Looks through a file for what its years and zones are. */
export class LogScanner {
  private readonly years = new YearScan();
  private needsZone = false;
  private first: WrittenTime | null = null;
  private last: WrittenTime | null = null;

  /** @param takeApart finds the time of a line; null where it has none */
  constructor(private readonly takeApart: (text: string) => { time: WrittenTime } | null) {}

  see(text: string): void {
    const time = this.takeApart(text)?.time;
    if (time === undefined || Number.isNaN(time.ms)) return;
    this.first ??= time;
    this.last = time;
    this.needsZone ||= time.offset === null;
    this.years.see(time);
  }

  /** @param reference milliseconds since 1970 at which the file was last written */
  result(reference: number): LogScan {
    const firstYear = this.years.firstYear(reference);
    return {
      firstYear,
      newYears: this.years.newYears,
      needsZone: this.needsZone,
      first: this.first,
      last: this.last,
    };
  }
}

export interface LineTimesOptions {
  scan: LogScan;
  /** The zone of times that name none. */
  clock: ZoneClock;
  /** Stands for the time of lines before the first time, in a file that has none. */
  reference: number;
}

export class LineTimes {
  private readonly years: YearGiver;
  private last: number;

  constructor(private readonly options: LineTimesOptions) {
    const { scan, reference } = options;
    const year = scan.firstYear ?? new Date(reference).getUTCFullYear();
    this.years = new YearGiver(year);
    const first = scan.first === null ? null : new YearGiver(year).give(scan.first);
    this.last = first === null ? reference : this.momentOf(first, scan.first?.offset ?? null);
  }

  /**
   * @param written the time that the next line begins with; undefined where it begins with none
   * @returns milliseconds since 1970, of the line before where there is none of its own, and why
   */
  of(written: WrittenTime | undefined): {
    time: number;
    remark: Extract<PlainRemark, 'no_time' | 'impossible_day'> | null;
  } {
    if (written === undefined) return { time: this.last, remark: 'no_time' };
    const local = Number.isNaN(written.ms) ? null : this.years.give(written);
    if (local === null) return { time: this.last, remark: 'impossible_day' };
    this.last = this.momentOf(local, written.offset);
    return { time: this.last, remark: null };
  }

  private momentOf(local: number, offset: number | null): number {
    return momentBy(this.options.clock, local, offset);
  }
}

const momentBy = (clock: ZoneClock, local: number, offset: number | null): number =>
  offset === null ? clock.momentOf(local) : local - offset * 60_000;

/** Milliseconds since 1970 at which a log ends; null where no line has a time. */
export function endOfLog({ scan, clock }: Pick<LineTimesOptions, 'scan' | 'clock'>): number | null {
  const { firstYear, last, newYears } = scan;
  if (last === null) return null;
  const local = new YearGiver((firstYear ?? 0) + newYears).give(last);
  return local === null ? null : momentBy(clock, local, last.offset);
}
