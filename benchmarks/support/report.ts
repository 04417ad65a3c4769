/** What every benchmark ends with: a table, JSON with `--json FILE`, and an exit code. */
import { writeFileSync } from 'fs';
import os from 'os';

/** One row of "it must show". */
export interface Check {
  what: string;
  /** The figure seen, in words. */
  seen: string;
  wanted: string;
  ok: boolean;
}

function table(checks: Check[]): string {
  const rows = [
    ['', 'what', 'seen', 'wanted'],
    ...checks.map(({ ok, what, seen, wanted }) => [ok ? '✔' : '✖', what, seen, wanted]),
  ];
  const widths = [0, 1, 2, 3].map((c) => Math.max(...rows.map((row) => row[c]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, c) => cell.padEnd(widths[c] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const machine = () => ({
  cpu: os.cpus()[0]?.model ?? 'unknown',
  cores: os.cpus().length,
  memory_gb: Math.round(os.totalmem() / 2 ** 30),
  node: process.version,
});

/** Prints and writes the outcome; sets the exit code to 1 when a row falls short. */
export function report(benchmark: string, checks: Check[], details: unknown): void {
  const passed = checks.filter(({ ok }) => ok).length;
  process.stdout.write(`\n${table(checks)}\n\n${passed} of ${checks.length} rows hold\n`);
  const flag = process.argv.indexOf('--json');
  const file = flag === -1 ? undefined : process.argv[flag + 1];
  if (file !== undefined) {
    const body = { benchmark, machine: machine(), checks, details };
    writeFileSync(file, `${JSON.stringify(body, null, 2)}\n`);
  }
  if (passed < checks.length) process.exitCode = 1;
}

export const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

export function deviation(values: number[]): number {
  const center = mean(values);
  return Math.sqrt(mean(values.map((v) => (v - center) ** 2)));
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** The value that this share of the values, 0..1, is not over. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
