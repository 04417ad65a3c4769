/** The clock on the wall of a time zone, as moments. */
import { AppError } from '../../../../common/errors';

const msPerQuarter = 15 * 60_000;
const msPerDay = 86_400_000;
const mostQuarters = 10_000;
const offsetText = /^([+-])(\d{2}):?(\d{2})$/;

/** Zones change their offset at quarters of an hour, so one answer holds for a quarter. */
export class ZoneClock {
  private readonly fixedMs: number | null;
  private readonly format: Intl.DateTimeFormat | null;
  private readonly offsets = new Map<number, number>();

  /**
   * @param zone of the IANA database, or an offset such as "+02:00"
   * @throws AppError REQUEST_INVALID for a zone that does not exist
   */
  constructor(readonly zone: string) {
    const match = offsetText.exec(zone);
    this.fixedMs =
      match !== null
        ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000
        : zone === 'UTC'
          ? 0
          : null;
    this.format = this.fixedMs === null ? formatOf(zone) : null;
  }

  /**
   * @param local milliseconds since 1970 as if the clock showed UTC
   * @returns the moment; where the clock shows a time twice, the first of both
   */
  momentOf(local: number): number {
    const around = [this.offsetAt(local - msPerDay), this.offsetAt(local + msPerDay)];
    const early = local - Math.max(...around);
    // A time that the clock leaves out is taken as if it had gone on without the change.
    return this.offsetAt(early) === local - early ? early : local - Math.min(...around);
  }

  private offsetAt(time: number): number {
    if (this.format === null) return this.fixedMs ?? 0;
    const quarter = Math.floor(time / msPerQuarter);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    if (this.offsets.size >= mostQuarters) this.offsets.clear();
    const offset = offsetBy(this.format, quarter * msPerQuarter);
    this.offsets.set(quarter, offset);
    return offset;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch (cause) {
    const message = `There is no time zone "${timeZone}": name one such as Europe/Berlin or +02:00.`;
    throw new AppError('REQUEST_INVALID', message, { cause });
  }
}

function offsetBy(format: Intl.DateTimeFormat, time: number): number {
  const named = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => named.get(type) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
  );
  return shown - time;
}
