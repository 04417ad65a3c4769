/** A line of `journalctl -o json`. */
import type { SyslogLine } from './syslog_line';

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  // The journal writes messages that are not UTF-8, or hold control characters, as lists of bytes.
  if (Array.isArray(value) && value.every((byte) => typeof byte === 'number')) {
    return Buffer.from(value).toString('utf8');
  }
  return undefined;
};

/** @returns null when the line is no object with the journal's time and message */
export function readJournaldLine(text: string): SyslogLine | null {
  let entry: Record<string, unknown>;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return null;
    entry = parsed as Record<string, unknown>;
  } catch {
    return null;
  }
  const micros = Number(entry._SOURCE_REALTIME_TIMESTAMP ?? entry.__REALTIME_TIMESTAMP ?? NaN);
  const message = textOf(entry.MESSAGE);
  if (!(Math.abs(micros) < 8.64e18) || message === undefined) return null;
  const pid = Number(textOf(entry.SYSLOG_PID) ?? textOf(entry._PID) ?? NaN);
  return {
    time: { ms: Math.floor(micros / 1000), hasYear: true, offset: 0 },
    host: textOf(entry._HOSTNAME),
    program: textOf(entry.SYSLOG_IDENTIFIER) ?? textOf(entry._COMM),
    pid: Number.isInteger(pid) ? pid : undefined,
    message,
  };
}
