/** Lines of an authentication log, one after the other, as records. No line is left out. */
import type { AuthEvent, AuthRecord } from '../../../../common/auth_event';
import { readJournaldLine } from './journald_line';
import { readMessage, timesOf } from './read_message';
import { readSyslogLine, type SyslogLine } from './syslog_line';
import { YearGiver, YearScan } from './years';
import type { ZoneClock } from './zone_clock';

/** Why a line is not, or not wholly, understood. Every line is kept all the same. */
export const lineRemarks = {
  no_time: 'it begins with no time that is known; the time of the line before is taken',
  impossible_day: 'its day is not in the calendar; the time of the line before is taken',
  unknown_message: 'its program authenticates, but the message is none that is known',
  other_program: 'it is not about authentication',
  too_long: 'it is longer than what is read, and not taken apart',
  not_utf8: 'it holds bytes that are not UTF-8; each stands as one Latin-1 character',
  control_characters: 'it holds control characters',
  cut_off: 'it is the last line, has no line break behind it and is not understood',
} as const;
export type LineRemark = keyof typeof lineRemarks;

/** A line as it stands in the file. */
export interface LogLine {
  /** From 1. */
  number: number;
  text: string;
  /** Whether `text` is only the beginning of a longer line. */
  cut: boolean;
  /** Whether the line is not UTF-8 and was read as Latin-1. */
  notUtf8?: boolean;
  /** Whether the file ends without a line break behind it. */
  unended?: boolean;
}

export interface ReadLogLine {
  record: AuthRecord;
  /** What is left of the line without time, host and program. */
  message: string;
  /** Empty when the line is understood. */
  remarks: LineRemark[];
}

/** Longest message that is taken apart, in characters; patterns take long over very long ones. */
export const longestMessage = 4_096;

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/;
const lastRepeated = /^(?:-+ )?last message repeated (\d+) times?(?: -+)?$/;

/** What a crash leaves of a block that was not written yet, before the first line after it. */
// eslint-disable-next-line no-control-regex -- zeros are what a crash leaves
const zeros = /^\u0000+/;

function takeApart(text: string): SyslogLine | null {
  const line = text.replace(zeros, '');
  return line.startsWith('{') ? readJournaldLine(line) : readSyslogLine(line);
}

/** What a first look through the file tells, before lines can be given their times. */
export interface LogScan {
  /** Year of the first line that names none; null when all name theirs. */
  firstYear: number | null;
  /** New years that lie within the file. */
  newYears: number;
  /** Whether some line names no time zone. */
  needsZone: boolean;
  /** The first time in the file, as if its clock showed UTC; null when there is none. */
  first: SyslogLine['time'] | null;
}

/** Looks through a file for what its years and zones are. */
export class LogScanner {
  private readonly years = new YearScan();
  private needsZone = false;
  private first: SyslogLine['time'] | null = null;

  see(text: string): void {
    const time = takeApart(text)?.time;
    if (time === undefined) return;
    this.first ??= time;
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
    };
  }
}

export interface ReaderOptions {
  scan: LogScan;
  /** The zone of times that name none. */
  clock: ZoneClock;
  /** Stands for the time of lines before the first time, in a file that has none. */
  reference: number;
}

export class AuthLogReader {
  private readonly years: YearGiver;
  private lastTime: number;
  private lastEvent: AuthEvent | null = null;

  constructor(private readonly options: ReaderOptions) {
    const { scan, reference } = options;
    const year = scan.firstYear ?? new Date(reference).getUTCFullYear();
    this.years = new YearGiver(year);
    const first = scan.first === null ? null : new YearGiver(year).give(scan.first);
    this.lastTime = first === null ? reference : this.momentOf(first, scan.first?.offset ?? null);
  }

  read(line: LogLine): ReadLogLine {
    const remarks: LineRemark[] = [];
    if (line.notUtf8) remarks.push('not_utf8');
    if (controls.test(line.text)) remarks.push('control_characters');
    const parts = takeApart(line.text);
    const time = parts === null ? null : this.timeOf(parts);
    if (time === null) remarks.push(parts === null ? 'no_time' : 'impossible_day');
    else this.lastTime = time;
    const message = parts?.message ?? line.text;
    const event = this.eventOf({ line, parts, message }, remarks);
    this.lastEvent = event;
    if (line.unended && event === null && remarks.length > 0) remarks.push('cut_off');
    const { host, program, pid } = parts ?? {};
    const record = { time: this.lastTime, line: line.number, host, program, pid, event };
    return { record, message, remarks };
  }

  private eventOf(
    { line, parts, message }: { line: LogLine; parts: SyslogLine | null; message: string },
    remarks: LineRemark[],
  ): AuthEvent | null {
    if (line.cut || message.length > longestMessage) {
      remarks.push('too_long');
      return null;
    }
    if (parts === null) return null;
    const again = lastRepeated.exec(message.trim());
    if (again && this.lastEvent !== null) {
      return { ...timesOf(withoutRepeat(this.lastEvent), Number(again[1])), isReference: true };
    }
    const { event, isAuthProgram } = readMessage(parts.program ?? '', message);
    if (event === null) remarks.push(isAuthProgram ? 'unknown_message' : 'other_program');
    return event;
  }

  private timeOf({ time }: SyslogLine): number | null {
    const local = this.years.give(time);
    return local === null ? null : this.momentOf(local, time.offset);
  }

  private momentOf(local: number, offset: number | null): number {
    return offset === null ? this.options.clock.momentOf(local) : local - offset * 60_000;
  }
}

/** A repetition of a repetition repeats one event. */
function withoutRepeat(event: AuthEvent): AuthEvent {
  const { repeated, attempt, ...rest } = event;
  if (attempt === undefined) return rest;
  return { ...rest, attempt: { trace: attempt.trace, times: attempt.times / (repeated ?? 1) } };
}
