/** A log line taken apart: what is header, what is message. */
import { readJournaldLine } from '../auth/journald_line';
import { readLeadingTime, type LeadingTime, type WrittenTime } from '../auth/log_time';
import { readSyslogLine, type SyslogLine } from '../auth/syslog_line';

/** What a crash leaves of a block that was not written yet, before the first line after it. */
// eslint-disable-next-line no-control-regex -- zeros are what a crash leaves
const zeros = /^\u0000+/;

/** A line of syslog, or of journald as JSON; null for one of which the time is not known. */
export function takeApart(text: string): SyslogLine | null {
  const line = text.replace(zeros, '');
  return line.startsWith('{') ? readJournaldLine(line) : readSyslogLine(line);
}

/** A line of any log, as far as it is understood. */
export interface PlainLine {
  time: WrittenTime;
  host?: string;
  program?: string;
  pid?: number;
  message: string;
}

/** How loggers name levels; none is the name of a host. */
const level =
  /^\[?(trace|debug|info|notice|warn|warning|error|err|crit|critical|fatal|severe|alert|emerg|panic)\]?[:,]?(?=\s|$)/i;

/** The level that a message begins with, as `log.level` has it. */
export const levelOf = (message: string): string | undefined =>
  level.exec(message)?.[1]?.toLowerCase();

const hostName = /^[\w.:-]+$/;
/** "[Sun Dec 04 04:47:44 2005] ...", as Apache's error log begins. */
const bracketed = /^\[([^\]]{8,40})\] ?(.*)$/s;
/** "host ident user [21/Nov/2026:10:00:00 +0000] ...", as access logs begin. */
const access =
  /^(\S+ \S+ \S+) \[(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{4})\] (.*)$/s;

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function readBracketed(text: string): PlainLine | null {
  const [, inside = '', message = ''] = bracketed.exec(text) ?? [];
  // A year at the end needs something behind it.
  const leading = readLeadingTime(`${inside} `);
  return leading?.end === inside.length ? { time: leading.time, message } : null;
}

function readAccess(text: string): PlainLine | null {
  const [, who = '', day = '', month = '', year = '', clock = '', zone = '', rest = ''] =
    access.exec(text) ?? [];
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  const leading = readLeadingTime(`${year}-${number}-${day} ${clock} ${zone}`);
  return leading === null ? null : { time: leading.time, message: `${who} ${rest}` };
}

const behindTime = (text: string, { time, end }: LeadingTime): PlainLine => ({
  time,
  message: text.slice(end).replace(/^:?\s+/, ''),
});

/**
 * A line of any log: syslog with host and program, or a time at the beginning, in brackets or as access
 * logs have it. Null for a line whose time is not known.
 */
export function takePlainApart(text: string): PlainLine | null {
  const syslog = takeApart(text);
  const isSyslog =
    syslog?.program !== undefined &&
    (syslog.host === undefined ||
      (hostName.test(syslog.host) && levelOf(syslog.host) === undefined));
  if (isSyslog) return syslog;
  const leading = readLeadingTime(text);
  return leading === null ? (readBracketed(text) ?? readAccess(text)) : behindTime(text, leading);
}
