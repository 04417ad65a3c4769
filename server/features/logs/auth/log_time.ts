/** The time at the beginning of a log line, in the forms that loggers write. */

/** A time as written: `ms` as if its clock showed UTC; NaN for a day or time of day that does not exist. */
export interface WrittenTime {
  ms: number;
  /** Whether the line says which year; without it `ms` is of the year 2000, which has a 29 February. */
  hasYear: boolean;
  /** Minutes east of UTC; null where the line names no zone. */
  offset: number | null;
}

export const yearOfTimesWithout = 2000;

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const clock = '(\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?';

/** "Dec 10 06:55:46", with a year behind or before it, or after the time of day (ctime). */
const named = new RegExp(
  `^(?:(\\d{4}) )?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?([A-Z][a-z]{2}) +(\\d{1,2})(?: (\\d{4}))? ${clock}(?: (?:[A-Z]{3,4} )?(\\d{4})(?= ))?(?=[ :]|$)`,
);
const iso = new RegExp(
  `^(\\d{4})-(\\d{2})-(\\d{2})[T ]${clock}(?: ?(Z|UTC|[+-]\\d{2}:?\\d{2}))?(?=[ :]|$)`,
);

export interface LeadingTime {
  time: WrittenTime;
  /** Where the text behind the time begins. */
  end: number;
}

interface Parts {
  year: number;
  /** 0..11 */
  month: number;
  day: string | undefined;
  clock: Array<string | undefined>;
}

/** NaN for a day or hour that does not exist; second 60 is the leap second. */
function momentOf({ year, month, day, clock: [h, m, s, fraction = ''] }: Parts): number {
  const [d, hour, minute, second] = [Number(day), Number(h), Number(m), Number(s)];
  const date = new Date(Date.UTC(year, month, d));
  if (date.getUTCMonth() !== month || date.getUTCDate() !== d) return NaN;
  if (hour > 23 || minute > 59 || second > 60) return NaN;
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + millis;
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (zone === 'Z' || zone === 'UTC') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** The time that a text begins with; null when it begins with none. */
export function readLeadingTime(text: string): LeadingTime | null {
  const byName = named.exec(text);
  if (byName) {
    const [whole, before, name, day, between, h, m, s, fraction, behind] = byName;
    const month = months.indexOf(name ?? '');
    if (month < 0) return null;
    const year = before ?? between ?? behind;
    const clock = [h, m, s, fraction];
    const ms = momentOf({ year: Number(year ?? yearOfTimesWithout), month, day, clock });
    return { time: { ms, hasYear: year !== undefined, offset: null }, end: whole.length };
  }
  const byIso = iso.exec(text);
  if (!byIso) return null;
  const [whole, year, month, day, h, m, s, fraction, zone] = byIso;
  const ms = momentOf({
    year: Number(year),
    month: Number(month) - 1,
    day,
    clock: [h, m, s, fraction],
  });
  return { time: { ms, hasYear: true, offset: offsetOf(zone) }, end: whole.length };
}
