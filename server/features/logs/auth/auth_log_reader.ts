/** Lines of an authentication log, one after the other, as records. No line is left out. */
import type { AuthEvent, AuthRecord } from '../../../../common/auth_event';
import { LineTimes, type LineTimesOptions } from '../lines/line_times';
import { plainRemarks, textRemarks, type LogLine } from '../lines/log_line';
import { takeApart } from '../lines/take_apart';
import { readMessage, timesOf } from './read_message';
import type { SyslogLine } from './syslog_line';

/** Why a line is not, or not wholly, understood. Every line is kept all the same. */
export const lineRemarks = {
  ...plainRemarks,
  unknown_message: 'its program authenticates, but the message is none that is known',
  other_program: 'it is not about authentication',
  too_long: 'it is longer than what is read, and not taken apart',
  cut_off: 'it is the last line, has no line break behind it and is not understood',
} as const;
export type LineRemark = keyof typeof lineRemarks;

export interface ReadLogLine {
  record: AuthRecord;
  /** What is left of the line without time, host and program. */
  message: string;
  /** Empty when the line is understood. */
  remarks: LineRemark[];
}

/** Longest message that is taken apart, in characters; patterns take long over very long ones. */
export const longestMessage = 4_096;

const lastRepeated = /^(?:-+ )?last message repeated (\d+) times?(?: -+)?$/;

export class AuthLogReader {
  private readonly times: LineTimes;
  private lastEvent: AuthEvent | null = null;

  constructor(options: LineTimesOptions) {
    this.times = new LineTimes(options);
  }

  read(line: LogLine): ReadLogLine {
    const remarks: LineRemark[] = textRemarks(line);
    const parts = takeApart(line.text);
    const { time, remark } = this.times.of(parts?.time);
    if (remark !== null) remarks.push(remark);
    const message = parts?.message ?? line.text;
    const event = this.eventOf({ line, parts, message }, remarks);
    this.lastEvent = event;
    if (line.unended && event === null && remarks.length > 0) remarks.push('cut_off');
    const { host, program, pid } = parts ?? {};
    const record = { time, line: line.number, host, program, pid, event };
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
}

/** A repetition of a repetition repeats one event. */
function withoutRepeat(event: AuthEvent): AuthEvent {
  const { repeated, attempt, ...rest } = event;
  if (attempt === undefined) return rest;
  return { ...rest, attempt: { trace: attempt.trace, times: attempt.times / (repeated ?? 1) } };
}
