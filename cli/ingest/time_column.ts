/** Which field of a file says when, and in what form. */
import { UsageError } from '../run_command';
import type { Column, ScalarValue } from './field_types';
import type { Sample } from './guess_types';
import { fitsFormat, presentValues, recogniseTime } from './recognise_time';
import { namesZone, timeFormatNamed, type TimeFormat } from './time_format';

export interface TimeColumn {
  field: string;
  format: TimeFormat;
  /** Whether times name no zone and are taken as UTC. */
  assumedUtc: boolean;
}

export interface TimeWish {
  field?: string;
  /** A format's name, see `timeFormatNamed`. */
  format?: string;
}

const usualNames = ['@timestamp', 'timestamp', 'datetime', 'date', 'time', 'ts', 'event_time'];

const isUsual = (field: string) => usualNames.includes(field.toLowerCase());
function toTimeColumn(
  field: string,
  format: TimeFormat,
  values: readonly ScalarValue[],
): TimeColumn {
  const zoned = presentValues(values).some((value) => namesZone(String(value)));
  const isEpoch = format.name.startsWith('epoch_');
  return { field, format, assumedUtc: !zoned && !isEpoch && !format.name.includes('Z') };
}

function wishedColumn(sample: Sample, field: string, wish: TimeWish): TimeColumn {
  const values = sample.get(field);
  if (values === undefined) {
    const has = [...sample.keys()].slice(0, 30).join(', ');
    throw new UsageError(`There is no field "${field}"; the file has: ${has}.`);
  }
  const format = wish.format === undefined ? recogniseTime(values) : timeFormatNamed(wish.format);
  const example = JSON.stringify(presentValues(values)[0] ?? '');
  if (format === null) {
    throw new UsageError(
      `The field "${field}" holds ${example}, a time of no form known here; name the form with --time-format, for example "DD.MM.YYYY HH:mm:ss".`,
    );
  }
  if (wish.format !== undefined && !fitsFormat(format, values)) {
    throw new UsageError(
      `The time format "${wish.format}" does not fit "${field}", which holds ${example}.`,
    );
  }
  return toTimeColumn(field, format, values);
}

/** The field that fits the format, those with a usual name first. */
function columnOfFormat(sample: Sample, name: string): TimeColumn {
  const format = timeFormatNamed(name);
  const fitting = [...sample].filter(([, values]) => fitsFormat(format, values));
  const [field, values] = fitting.find(([key]) => isUsual(key)) ?? fitting[0] ?? [];
  if (field === undefined || values === undefined) {
    throw new UsageError(`The time format "${name}" fits no field of the file.`);
  }
  return toTimeColumn(field, format, values);
}

/**
 * The time column of a sample: the wished one, or a date with a usual name, or numbers with a usual
 * name that look like seconds or milliseconds since 1970, or the first date; null when none is.
 * @throws AppError REQUEST_INVALID when a wish cannot be met.
 */
export function findTimeColumn(
  sample: Sample,
  columns: readonly Column[],
  wish: TimeWish,
): TimeColumn | null {
  if (wish.field !== undefined) return wishedColumn(sample, wish.field, wish);
  if (wish.format !== undefined) return columnOfFormat(sample, wish.format);
  const dates = columns.filter(({ type }) => type === 'date').map(({ field }) => field);
  const usual = [...sample.keys()].filter(isUsual);
  const inOrder = [...usual.filter((field) => dates.includes(field)), ...usual, ...dates];
  for (const field of inOrder) {
    const values = sample.get(field) ?? [];
    const format = recogniseTime(values);
    if (format !== null) return toTimeColumn(field, format, values);
  }
  return null;
}
