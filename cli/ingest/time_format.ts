/** Times as they stand in files. What names no zone is taken as UTC. */
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(customParseFormat);

export interface TimeFormat {
  name: string;
  /** The time in ISO 8601 with a zone, or null when the value is no time in this format. */
  parse(value: string | number): string | null;
}

const isoLike =
  /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/**
 * "2020-03-09 10:14:33", with "/" for "-", "T" for the blank, without seconds or time of day, with
 * a fraction of up to nine digits (all kept) and a zone.
 */
export const isoFormat: TimeFormat = {
  name: 'iso8601',
  parse(value) {
    const match = isoLike.exec(String(value));
    if (!match) return null;
    const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] =
      match;
    const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
    if (!existsInCalendar(local)) return null;
    return `${local}.${fraction.padEnd(3, '0')}${isoZone(zone)}`;
  },
};

/** 30 February and 25 o'clock do not exist; `Date` would move the one and refuse the other. */
function existsInCalendar(local: string): boolean {
  const time = Date.parse(`${local}Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(local);
}

function isoZone(zone: string | undefined): string {
  if (zone === undefined || zone === 'UTC' || zone === 'Z') return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

const greatestTime = 8.64e15;

function epochFormat(name: string, unitMs: number): TimeFormat {
  return {
    name,
    parse(value) {
      const text = String(value).trim();
      const ms = text === '' ? NaN : Math.round(Number(text) * unitMs);
      return Math.abs(ms) <= greatestTime ? new Date(ms).toISOString() : null;
    },
  };
}

export const epochSeconds = epochFormat('epoch_second', 1000);
export const epochMillis = epochFormat('epoch_millis', 1);

/**
 * The format of that name: iso8601, epoch_second, epoch_millis, or a pattern of the letters
 * YYYY MM DD HH mm ss SSS Z, such as "DD.MM.YYYY HH:mm:ss".
 */
export function timeFormatNamed(name: string): TimeFormat {
  const known = [isoFormat, epochSeconds, epochMillis].find((format) => format.name === name);
  if (known) return known;
  // The library's strict mode refuses every time with a zone.
  const strict = !name.includes('Z');
  return {
    name,
    parse(value) {
      const time = dayjs.utc(String(value), name, strict);
      return time.isValid() ? time.toISOString() : null;
    },
  };
}

/** Whether times of this text say which zone they are of. */
export function namesZone(value: string): boolean {
  const zone = isoLike.exec(value)?.[8];
  return zone !== undefined;
}

const secondsOfThisAge = { from: 631_152_000, to: 4_102_444_800 };

/** The format of a column of numbers, if they look like times between 1990 and 2100. */
export function epochFormatOf(values: readonly number[]): TimeFormat | null {
  const { from, to } = secondsOfThisAge;
  const within = (unit: number) =>
    values.length > 0 && values.every((value) => value / unit >= from && value / unit < to);
  if (within(1)) return epochSeconds;
  return within(1000) ? epochMillis : null;
}
