/** A document's value as a moment, and what a clock and a calendar say of it. */
import type { ErrorCode } from '../../../common/errors';
import { readList } from './read_list';

export type DateReading = { time: number } | { problem: ErrorCode };

const isoText =
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Milliseconds since 1970 of 12 or 13 digits, the years 1973 to 2286. Shorter numbers are likely to
 * be seconds or a date without separators: they are refused, for either would be taken for 1970.
 */
const isMilliseconds = (value: number) =>
  Number.isFinite(value) && Math.abs(value) >= 1e11 && Math.abs(value) < 1e13;

function fromText(text: string): number {
  if (/^\d{12,13}$/.test(text)) return Number(text);
  const match = isoText.exec(text);
  if (match === null) return NaN;
  // Elasticsearch takes times without a zone as UTC, JavaScript as the machine's own.
  const isLocal = text.includes('T') && match.groups?.zone === undefined;
  return Date.parse(isLocal ? `${text}Z` : text);
}

function readOne(value: unknown): DateReading {
  if (value === undefined || value === '') return { problem: 'FEATURE_MISSING' };
  if (value === null) return { problem: 'FEATURE_NULL' };
  if (typeof value === 'number' && isMilliseconds(value)) return { time: value };
  const time = typeof value === 'string' ? fromText(value) : NaN;
  return Number.isFinite(time) ? { time } : { problem: 'FEATURE_NOT_DATE' };
}

/**
 * ISO 8601 (without a zone: UTC) or milliseconds since 1970, as number or text; of a list the earliest,
 * when it began.
 */
export function readDate(value: unknown): DateReading {
  if (!Array.isArray(value)) return readOne(value);
  const readings = readList(value, readOne);
  if ('problem' in readings) return readings;
  return { time: readings.reduce((earliest, { time }) => Math.min(earliest, time), Infinity) };
}

export interface DateParts {
  /** Hour of the day with the minutes as its fraction, 0 to below 24. */
  hour: number;
  /** 1 = Monday to 7 = Sunday. */
  weekday: number;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const msPerMinute = 60_000;

/** Tells the parts of moments by the clock of one zone. */
class Clock {
  private readonly format: Intl.DateTimeFormat;
  private minute = NaN;
  private parts: DateParts = { hour: 0, weekday: 1 };

  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  }

  /** Documents come in order of time: most share their minute with the one before. */
  partsOf(time: number): DateParts {
    const minute = Math.floor(time / msPerMinute);
    if (minute !== this.minute) {
      this.minute = minute;
      this.parts = this.ask(minute * msPerMinute);
    }
    return this.parts;
  }

  private ask(time: number): DateParts {
    const named = new Map(this.format.formatToParts(time).map(({ type, value }) => [type, value]));
    const weekday = weekdays.indexOf(named.get('weekday') ?? '') + 1;
    return { hour: Number(named.get('hour')) + Number(named.get('minute')) / 60, weekday };
  }
}

const clocks = new Map<string, Clock>();

/** @param timeZone of the IANA database; each zone in use keeps one clock */
export function datePartsOf(time: number, timeZone = 'UTC'): DateParts {
  const clock = clocks.get(timeZone) ?? new Clock(timeZone);
  clocks.set(timeZone, clock);
  return clock.partsOf(time);
}

/** Such as "Thu 03:12". */
export function datePartsText({ hour, weekday }: DateParts): string {
  const minutes = Math.round(hour * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  const name = weekdays[Math.round(weekday) - 1] ?? '';
  return `${name} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
