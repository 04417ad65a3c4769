/** A log line taken apart: time, host, program, message. Not yet what the message means. */
import { readLeadingTime, type WrittenTime } from './log_time';

export interface SyslogLine {
  time: WrittenTime;
  host?: string;
  program?: string;
  pid?: number;
  message: string;
}

const priority = /^<\d{1,3}>/;
const rfc5424 =
  /^1 (\S+) (\S+) (\S+) (\S+) (\S+) (-|(?:\[(?:[^\]\\"]|\\.|"(?:[^"\\]|\\.)*")*\])+)(?: \ufeff?(.*))?$/s;
/** What busybox and FreeBSD's `syslogd -v` add: facility and level. */
const level =
  /^<?(?:auth|authpriv|security|daemon|user|kern|cron|syslog|local\d|mail|\d+)\.(?:debug|info|notice|warn(?:ing)?|err(?:or)?|crit|alert|emerg|\d+)>? /;
const program = /^(?:-- )?([^\s:[\]()]+(?:\([^()\s]*\))?)(?:\[(\d+)\])?: ?(.*)$/s;
const programWithVersion = /^(syslogd) \S+: (.*)$/s;
/** What dropbear writes itself to a file: "[123] Dec 10 06:55:46 Bad password attempt...". */
const pidFirst = /^\[(\d+)\] (?=[A-Z][a-z]{2} )/;

const known = (text: string | undefined) => (text === undefined || text === '-' ? undefined : text);

function readStructured(text: string): SyslogLine | null {
  const match = rfc5424.exec(text);
  if (!match) return null;
  const [, stamp = '', host, app, pid, , , message = ''] = match;
  const leading = readLeadingTime(stamp);
  if (leading === null) return null;
  // FreeBSD writes the tag into the message as well.
  const tagged = program.exec(message);
  const isTag = tagged !== null && tagged[1] === app;
  return {
    time: leading.time,
    host: known(host),
    program: known(app),
    pid: /^\d+$/.test(pid ?? '') ? Number(pid) : undefined,
    message: isTag ? (tagged[3] ?? '') : message,
  };
}

function readTag(text: string): Pick<SyslogLine, 'program' | 'pid' | 'message'> | null {
  const match = program.exec(text);
  if (match) {
    const [, name, pid, message = ''] = match;
    return { program: name, pid: pid === undefined ? undefined : Number(pid), message };
  }
  const versioned = programWithVersion.exec(text);
  return versioned ? { program: versioned[1], message: versioned[2] ?? '' } : null;
}

/** Host and tag; loggers of small systems leave out the host, some write facility and level. */
function readRest(text: string): Omit<SyslogLine, 'time'> {
  const bare = text.replace(level, '');
  if (bare !== text) {
    const tag = readTag(bare);
    if (tag !== null && !/^\S+ \S+\[\d+\]: /.test(bare)) return tag;
  }
  const space = bare.indexOf(' ');
  const host = bare.slice(0, space === -1 ? undefined : space);
  // "sshd[12]: ..." without a host before it.
  if (/(?:\[\d+\])?:$/.test(host)) return readTag(bare) ?? { message: bare };
  if (space === -1) return { message: bare };
  const behind = bare.slice(space + 1).replace(level, '');
  return { host, ...(readTag(behind) ?? { message: behind }) };
}

/** @returns null when the line begins with no time that is known */
export function readSyslogLine(text: string): SyslogLine | null {
  const line = text.replace(priority, '');
  if (line.startsWith('1 ')) {
    const structured = readStructured(line);
    if (structured !== null) return structured;
  }
  const pid = pidFirst.exec(line);
  const leading = readLeadingTime(pid ? line.slice(pid[0].length) : line);
  if (leading === null) return null;
  const at = (pid?.[0].length ?? 0) + leading.end;
  const rest = line.slice(at).replace(/^:? /, '');
  if (pid) return { time: leading.time, program: 'dropbear', pid: Number(pid[1]), message: rest };
  return { time: leading.time, ...readRest(rest) };
}
