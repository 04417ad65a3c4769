/** Labelled tables: CSV files whose last column is `label`, 0 or 1. */
import { parse } from 'csv-parse';
import { createReadStream, readdirSync } from 'fs';
import path from 'path';
import type { Matrix } from '../../server/forest/forest_engine';
import { SeededRandom } from '../../server/forest/random';

/** Most numbers kept of one file (400 MB); of longer ones so many rows are drawn at random. */
export const mostValues = 50_000_000;

export interface LabelledTable {
  name: string;
  matrix: Matrix;
  labels: Float64Array;
  /** Rows in the file: more than in the matrix when they were too many. */
  rowsInFile: number;
}

export const csvFilesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.toLowerCase().endsWith('.csv'))
    .sort()
    .map((name) => path.join(folder, name));

function medianOf(values: number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Fills empty cells with the median of their column, as the product does by default. */
function fillGaps(rows: number[][], columns: number): void {
  for (let column = 0; column < columns; column++) {
    if (!rows.some((row) => Number.isNaN(row[column]))) continue;
    const median = medianOf(rows.map((row) => row[column] ?? NaN));
    for (const row of rows) if (Number.isNaN(row[column])) row[column] = median;
  }
}

function numbersOf(cells: string[], line: number): number[] {
  return cells.map((cell) => {
    const text = cell.trim();
    const value = text === '' ? NaN : Number(text);
    if (text !== '' && !Number.isFinite(value)) {
      throw new Error(`line ${line}: "${text.slice(0, 40)}" is no number`);
    }
    return value;
  });
}

/**
 * @param mostRows of a longer table so many are drawn at random
 * @throws Error that says the line, for a file that is no such table
 */
export async function readLabelledTable(
  file: string,
  { mostRows = Infinity }: { mostRows?: number } = {},
): Promise<LabelledTable> {
  const random = new SeededRandom(1);
  const kept: number[][] = [];
  let header: string[] | undefined;
  let rowsInFile = 0;
  const records = createReadStream(file).pipe(parse({ bom: true, skip_empty_lines: true }));
  for await (const cells of records as AsyncIterable<string[]>) {
    if (header === undefined) {
      header = cells;
      if (header[header.length - 1]?.trim() !== 'label')
        throw new Error('its last column is not label');
      if (header.length < 2) throw new Error('it has no column beside label');
      continue;
    }
    const row = numbersOf(cells, rowsInFile + 2);
    const label = row[row.length - 1];
    if (label !== 0 && label !== 1)
      throw new Error(`line ${rowsInFile + 2}: the label is not 0 or 1`);
    rowsInFile += 1;
    // Reservoir sampling (Vitter 1985, algorithm R).
    if (kept.length < Math.min(mostRows, Math.floor(mostValues / cells.length))) kept.push(row);
    else {
      const at = random.integer(rowsInFile);
      if (at < kept.length) kept[at] = row;
    }
  }
  const columns = (header?.length ?? 0) - 1;
  const labels = Float64Array.from(kept, (row) => row[columns] ?? NaN);
  if (!labels.includes(0) || !labels.includes(1)) throw new Error('it needs rows of both labels');
  fillGaps(kept, columns);
  const values = new Float64Array(kept.length * columns);
  kept.forEach((row, r) => values.set(row.slice(0, columns), r * columns));
  const matrix = { values, rows: kept.length, columns };
  return { name: path.basename(file, path.extname(file)), matrix, labels, rowsInFile };
}
