/** Numbers and times as the reader wants them: locale, time zone and pattern from the settings. */
import moment from 'moment-timezone';
import { alertsADayText } from '../../common/alerts_a_day';
import { decimalsApart } from '../../common/decimals_apart';
import type { TimeSettings } from '../services';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Shown where there is no value. */
export const nothing = '–';

export interface Format {
  /** A whole number with the locale's grouping. */
  count: (value: number) => string;
  /** A measurement in its own unit: up to five significant digits, integers whole. */
  value: (value: number) => string;
  /** A rate of alerts a day, 0 and more, to three significant digits; `nothing` where it is not known. */
  alertsADay: (alerts: number | null) => string;
  /** A measurement with all digits that it has. */
  exact: (value: number) => string;
  /** A score, 0..1, with three decimals. */
  score: (value: number) => string;
  /** Two scores with as many decimals, three or more, as tell them apart. */
  scoresApart: (one: number, other: number) => [string, string];
  /** A score on an axis: one decimal. */
  axisScore: (value: number) => string;
  /** A contribution to a score with its sign and three decimals. */
  signed: (value: number) => string;
  /** A share, 0..1, as a percentage. */
  percent: (share: number) => string;
  /** A span of milliseconds in its largest two-digit unit: "850 ms", "12 s", "3.5 h". */
  span: (ms: number) => string;
  /** A point in time (milliseconds since 1970 or ISO 8601) by the settings' pattern and zone. */
  time: (at: number | string) => string;
  /** A span by the clock alone where it is within a day: "12:05–12:10". */
  clock: (start: number | string, end: number | string) => string;
  /** How long ago a point in time was: "3 min. ago". */
  ago: (at: number | string, now?: number) => string;
  /** Ticks of a time axis that spans `rangeMs`. */
  tick(rangeMs: number): (at: number) => string;
  /** The zone's name for axis titles: "Europe/Berlin". */
  zone: string;
  locale: string;
}

function spanParts(ms: number): { value: number; unit: string } {
  const size = Math.abs(ms);
  if (size < 1000) return { value: Math.round(ms), unit: 'ms' };
  if (size < 2 * minute) return { value: ms / 1000, unit: 's' };
  if (size < 2 * hour) return { value: ms / minute, unit: 'min' };
  if (size < 2 * day) return { value: ms / hour, unit: 'h' };
  return { value: ms / day, unit: 'd' };
}

function agoParts(ms: number): { value: number; unit: Intl.RelativeTimeFormatUnit } {
  if (ms < 90_000) return { value: Math.round(ms / 1000), unit: 'second' };
  if (ms < 90 * minute) return { value: Math.round(ms / minute), unit: 'minute' };
  if (ms < 36 * hour) return { value: Math.round(ms / hour), unit: 'hour' };
  return { value: Math.round(ms / day), unit: 'day' };
}

function tickPattern(rangeMs: number): string {
  if (rangeMs <= 10 * minute) return 'HH:mm:ss';
  if (rangeMs <= day) return 'HH:mm';
  if (rangeMs <= 10 * day) return 'MMM D HH:mm';
  return rangeMs <= 400 * day ? 'MMM D' : 'MMM YYYY';
}

/** Formatters for a locale and the time settings. */
export function createFormat(locale: string, time: TimeSettings): Format {
  const counts = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const small = new Intl.NumberFormat(locale, { maximumSignificantDigits: 5 });
  const fixed = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const scores = fixed(3);
  const all = new Intl.NumberFormat(locale, { maximumSignificantDigits: 17 });
  const axisScores = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 });
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 });
  const spans = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const inZone = (at: number | string) => moment.tz(at, time.zone);

  return {
    count: (value) => counts.format(value),
    value: (value) =>
      Number.isInteger(value) && Math.abs(value) < 1e15
        ? counts.format(value)
        : small.format(value),
    alertsADay: (alerts) => (alerts === null ? nothing : alertsADayText(alerts, locale)),
    exact: (value) => all.format(value),
    score: (value) => scores.format(value),
    scoresApart: (one, other) => {
      const format = fixed(decimalsApart(one, other, 3));
      return [format.format(one), format.format(other)];
    },
    axisScore: (value) => axisScores.format(value),
    signed: (value) => (value < 0 ? '−' : '+') + scores.format(Math.abs(value)),
    percent: (share) => shares.format(share),
    span: (ms) => {
      const { value, unit } = spanParts(ms);
      return `${spans.format(value)} ${unit}`;
    },
    time: (at) => inZone(at).format(time.dateFormat),
    clock: (start, end) => {
      const [from, to] = [inZone(start), inZone(end)];
      const isWhole = [from, to].every((at) => at.valueOf() % minute === 0);
      // What ends at midnight is within its day.
      const isDay = from.isSame(moment(to).subtract(1, 'ms'), 'day');
      const pattern = `${isDay ? '' : 'MMM D '}${isWhole ? 'HH:mm' : 'HH:mm:ss'}`;
      return `${from.format(pattern)}–${to.format(pattern)}`;
    },
    ago: (at, now = Date.now()) => {
      const { value, unit } = agoParts(Math.max(0, now - inZone(at).valueOf()));
      return relative.format(-value, unit);
    },
    tick: (rangeMs) => {
      const pattern = tickPattern(rangeMs);
      return (at) => inZone(at).format(pattern);
    },
    zone: time.zone,
    locale,
  };
}
