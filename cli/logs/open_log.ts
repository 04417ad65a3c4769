/** A log before its lines are read: how it gets its years, and in which zone. */
import type { WrittenTime } from '../../server/features/logs/auth/log_time';
import { ZoneClock } from '../../server/features/logs/auth/zone_clock';
import {
  endOfLog,
  LogScanner,
  type LineTimesOptions,
  type LogScan,
} from '../../server/features/logs/lines/line_times';
import { AppError } from '../../common/errors';
import { readLines } from '../ingest/read_lines';
import { sniffLog, type SniffedLog } from '../ingest/sniff_file';
import { UsageError } from '../run_command';
import { plural } from '../text';

export interface LogTimeOptions {
  /** Zone of times that name none; UTC when left out. */
  timeZone?: string;
  /** Year of the first line, where lines have none. */
  year?: number;
}

export interface OpenLog {
  source: SniffedLog;
  /** What a reader needs to give lines their moments; each reader begins with the first line. */
  times: LineTimesOptions;
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

/** Clocks of two hosts may be this far apart, in milliseconds. */
const clockSkewMs = 10 * 60_000;

const minute = (time: number) =>
  `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** A log that ends after it was written is of another zone or year. */
function describeEnd(
  end: number | null,
  { timeZone, reference, scan }: { timeZone: string; reference: number; scan: LogScan },
): string[] {
  if (end === null || end <= reference + clockSkewMs) return [];
  const why = scan.needsZone
    ? `the log is hardly of the zone ${timeZone}${scan.firstYear === null ? '' : `, or of the year ${scan.firstYear}`}`
    : 'the clock that wrote it was wrong, or the file has an older date than what it holds';
  return [
    `Its last line is taken as ${minute(end)}, which is after ${minute(reference)}, when the file was written: ${why}.`,
  ];
}

/**
 * Looks through the whole log once: lines of classic syslog have no year, and only the end of the
 * file and the new years on the way tell which they are of.
 * @param options.takeApart finds the time of a line; null where it has none
 * @throws AppError FILE_NOT_READABLE, LOG_FORMAT_UNKNOWN, REQUEST_INVALID, ABORTED
 */
export async function openLog(
  file: string,
  options: LogTimeOptions & { takeApart: (text: string) => { time: WrittenTime } | null },
  signal?: AbortSignal,
): Promise<OpenLog> {
  const { takeApart, timeZone = 'UTC', year } = options;
  const clock = clockOf(timeZone);
  const source = await sniffLog(file);
  const reference = Math.min(source.modified, Date.now());
  const scanner = new LogScanner(takeApart);
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
    times: { scan, clock, reference },
    notes: [
      ...describeYears(scan, year, reference),
      ...zone,
      ...describeEnd(endOfLog({ scan, clock }), { timeZone, reference, scan }),
    ],
  };
}
