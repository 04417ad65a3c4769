/** What a zip consists of, as a table for people. */
import type { ZipEntry } from './zip_file';

interface Row {
  part: string;
  files: number;
  size: number;
  packedSize: number;
}

/** The part that a file belongs to: a folder of the plugin, or a package below `node_modules`. */
function partOf(name: string): string {
  const [, , first = '', second, third] = name.split('/');
  if (first === 'node_modules') return `${first}/${second ?? ''}`;
  if (first === 'target') return 'target/public';
  return third === undefined && second === undefined ? 'manifest and papers' : first;
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(2)} MB`;

function toRows(entries: readonly ZipEntry[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { name, size, packedSize } of entries) {
    if (name.endsWith('/')) continue;
    const part = partOf(name);
    const row = rows.get(part) ?? { part, files: 0, size: 0, packedSize: 0 };
    rows.set(part, {
      part,
      files: row.files + 1,
      size: row.size + size,
      packedSize: row.packedSize + packedSize,
    });
  }
  return [...rows.values()].sort((a, b) => b.packedSize - a.packedSize);
}

/** A line for each part, largest first, and the sum. */
export function sizeTable(entries: readonly ZipEntry[]): string {
  const rows = toRows(entries);
  const sum = (pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const total: Row = {
    part: 'all',
    files: sum((row) => row.files),
    size: sum((row) => row.size),
    packedSize: sum((row) => row.packedSize),
  };
  const cells = [
    ['part', 'files', 'unpacked', 'packed'],
    ...[...rows, total].map((row) => [
      row.part,
      String(row.files),
      megabytes(row.size),
      megabytes(row.packedSize),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
