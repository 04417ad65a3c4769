/** An authentication log before its lines are read: how it gets its years, and in which zone. */
import {
  AuthLogReader,
  LogScanner,
  type LogScan,
} from '../../server/features/logs/auth/auth_log_reader';
import { ZoneClock } from '../../server/features/logs/auth/zone_clock';
import { AppError } from '../../common/errors';
import { readLines } from '../ingest/read_lines';
import { sniffLog, type SniffedLog } from '../ingest/sniff_file';
import { UsageError } from '../run_command';
import { plural } from '../text';

export interface AuthLogOptions {
  /** Zone of times that name none; UTC when left out. */
  timeZone?: string;
  /** Year of the first line, where lines have none. */
  year?: number;
}

export interface OpenAuthLog {
  source: SniffedLog;
  /** Makes a reader that begins with the first line. */
  newReader(): AuthLogReader;
  /** What was inferred, for the person who reads the result. */
  notes: string[];
}

function clockOf(zone: string): ZoneClock {
  try {
    return new ZoneClock(zone);
  } catch (cause) {
    throw cause instanceof AppError ? new UsageError(cause.message, { cause }) : cause;
  }
}

const date = (time: number) => new Date(time).toISOString().slice(0, 10);

function describeYears(scan: LogScan, named: number | undefined, reference: number): string[] {
  const { firstYear: first, newYears } = scan;
  if (first === null) return [];
  const until =
    newYears > 0 ? ` to ${first + newYears} (${plural(newYears, 'new year')} within)` : '';
  const why =
    named === undefined
      ? `the latest for which it does not end after ${date(reference)}, when the file was written; --year names another`
      : 'as named by --year';
  return [`Lines name no year: taken as ${first}${until}, ${why}.`];
}

/**
 * Looks through the whole log once: lines of classic syslog have no year, and only the end of the
 * file and the new years on the way tell which they are of.
 * @throws AppError FILE_NOT_READABLE, FILE_FORMAT_UNKNOWN, REQUEST_INVALID, ABORTED
 */
export async function openAuthLog(
  file: string,
  { timeZone = 'UTC', year }: AuthLogOptions,
  signal?: AbortSignal,
): Promise<OpenAuthLog> {
  const clock = clockOf(timeZone);
  const source = await sniffLog(file);
  const reference = Math.min(source.modified, Date.now());
  const scanner = new LogScanner();
  for await (const { lines } of readLines(source, signal)) {
    for (const { text } of lines) scanner.see(text);
  }
  const found = scanner.result(reference);
  const scan = { ...found, firstYear: found.firstYear === null ? null : (year ?? found.firstYear) };
  const zone = scan.needsZone
    ? [`Times that name no zone are taken as ${timeZone}; --time-zone names another.`]
    : [];
  return {
    source,
    newReader: () => new AuthLogReader({ scan, clock, reference }),
    notes: [...describeYears(scan, year, reference), ...zone],
  };
}
