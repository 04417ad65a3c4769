/** Figures and tables for people. */
import { alertsADayText } from '../common/alerts_a_day';

export const count = (value: number) => Math.round(value).toLocaleString('en-US');

/** Alerts a day as on the pages, "-" where they are not known. */
export const alertsADay = (alerts: number | null) =>
  alerts === null ? '-' : alertsADayText(alerts, 'en-US');

export const decimals = (value: number, digits = 3) => value.toFixed(digits);

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** A span of milliseconds in its largest two-digit unit: "850 ms", "12.0 s", "3.5 h". */
export function span(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return seconds(ms);
  if (ms < 7_200_000) return `${decimals(ms / 60_000, 1)} min`;
  return ms < 172_800_000
    ? `${decimals(ms / 3_600_000, 1)} h`
    : `${decimals(ms / 86_400_000, 1)} days`;
}

export function rowsPerSecond(rows: number, ms: number): string {
  return `${count((rows * 1000) / Math.max(1, ms))} rows/s`;
}

export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Rows under a header, columns as wide as their longest cell; the last one is not filled up. */
export function table(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Names before their values, one a line. */
export function listing(entries: ReadonlyArray<readonly [string, string]>): string {
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
