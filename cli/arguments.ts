/** Parsers of option values: what they refuse is a usage error that says what was wanted. */
import { InvalidArgumentError } from 'commander';
import { durationToMs } from '../common/codecs/bounded';
import { windowLengthCodec } from '../common/windows';

export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() !== '' && Number.isInteger(number) && number >= min && number <= max) {
      return number;
    }
    throw new InvalidArgumentError(`Must be a whole number from ${min} to ${max}.`);
  };
}

export function numberBetween(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() !== '' && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`Must be a number from ${min} to ${max}.`);
  };
}

/** A time with a zone, or a date, or one without a zone (UTC), as milliseconds since 1970. */
export function time(text: string): number {
  const zoned = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text);
  const local = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.test(text);
  const iso = text.replace(' ', 'T');
  const ms = zoned
    ? Date.parse(text)
    : local
      ? Date.parse(iso.includes('T') ? `${iso}Z` : iso)
      : NaN;
  if (Number.isFinite(ms)) return ms;
  throw new InvalidArgumentError('Must be a time such as 2026-11-21T10:00:00Z.');
}

/** "250" and "250ms" are milliseconds; "1s", "5m", "1h" as elsewhere. */
export function interval(text: string): number {
  const ms = /^\d+(?:\.\d+)?(?:ms)?$/.test(text) ? Number.parseFloat(text) : durationToMs(text);
  if (ms > 0 && /^\d+(?:\.\d+)?(?:ms|s|m|h|d)?$/.test(text)) return ms;
  throw new InvalidArgumentError('Must be a time span above 0 such as 250ms, 1s or 5m.');
}

/** Of a window, as a detector has it: from 1 second to 7 days. */
export function windowLength(text: string): string {
  if (windowLengthCodec.is(text)) return text;
  throw new InvalidArgumentError('Must be a time span from 1s to 7d, such as 10s or 5m.');
}

/** Values apart by commas. */
export function list(text: string): string[] {
  const values = text.split(',').map((value) => value.trim());
  if (values.every((value) => value !== '')) return values;
  throw new InvalidArgumentError('Must be values apart by commas.');
}

/** For an option that may be given several times. */
export function repeated<T>(parse: (text: string) => T): (text: string, before?: T[]) => T[] {
  return (text, before = []) => [...before, parse(text)];
}

export function indexName(text: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,254}$/.test(text)) return text;
  throw new InvalidArgumentError(
    'Cannot name an index: use lower-case letters, digits, ".", "_" and "-".',
  );
}

export function url(text: string): string {
  const parsed = /^https?:\/\//.test(text) && URL.canParse(text);
  if (parsed) return text.replace(/\/+$/, '');
  throw new InvalidArgumentError('Must be a URL such as https://localhost:9200.');
}
