/** Clocks of time zones. */

const hourMs = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(time: number, timeZone: string): Map<string, string> {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(timeZone, format);
  return new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
}

/** Milliseconds by which the clock of a zone is ahead of UTC, to the minute. */
function offsetMs(time: number, timeZone: string): number {
  const parts = partsOf(time, timeZone);
  const number = (name: string) => Number(parts.get(name));
  const asUtc = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
  );
  return asUtc - Math.floor(time / 60_000) * 60_000;
}

/** Midnight in a zone, of the day that UTC has at `time`. Milliseconds since 1970. */
export function localMidnight(time: number, timeZone: string): number {
  const utcMidnight = Math.floor(time / (24 * hourMs)) * 24 * hourMs;
  return utcMidnight - offsetMs(utcMidnight + 12 * hourMs, timeZone);
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** 1 = Monday to 7 = Sunday, at noon of the day that begins at `midnight`. */
export const weekdayOf = (midnight: number, timeZone: string): number =>
  weekdays.indexOf(partsOf(midnight + 12 * hourMs, timeZone).get('weekday') ?? '') + 1;
