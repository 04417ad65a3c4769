/** ROC-AUC and average precision on labelled tables, beside scikit-learn on the same rows. */
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import os from 'os';
import path from 'path';
import { CompiledScorer } from '../server/forest/compiled_scorer';
import { growForest } from '../server/forest/grow_forest';
import { csvFilesIn, readLabelledTable, type LabelledTable } from './support/labelled_table';
import type { PythonSession } from './support/python';
import { deviation, mean, type Check } from './support/report';

export const seeds = [0, 1, 2, 3, 4];
const trees = 100;
const sampleSize = 256;

/** By seed. */
interface Measures {
  roc_auc: number[];
  average_precision: number[];
}

export interface TableAccuracy {
  name: string;
  rows: number;
  columns: number;
  anomalies: number;
  ours: Measures;
  theirs: Measures;
}

const bytesOf = (values: Float64Array) =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** Grown and scored on all rows, by both, for each seed. */
async function measure(python: PythonSession, table: LabelledTable): Promise<TableAccuracy> {
  const { matrix, labels, name } = table;
  const scores = new Float64Array(seeds.length * matrix.rows);
  seeds.forEach((seed, s) => {
    const forest = growForest(matrix, { trees, sampleSize, seed });
    scores.set(new CompiledScorer(forest).scoreNow(matrix), s * matrix.rows);
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'anomaly-forest-benchmark-'));
  try {
    const file = (what: string, values: Float64Array): string => {
      const at = path.join(folder, what);
      writeFileSync(at, bytesOf(values));
      return at;
    };
    await python.ask({
      do: 'load',
      file: file('rows', matrix.values),
      columns: matrix.columns,
    });
    const answer = await python.ask<Pick<TableAccuracy, 'ours' | 'theirs'>>({
      do: 'compare',
      labels: file('labels', labels),
      scores: file('scores', scores),
      trees,
      sample_size: sampleSize,
      seeds,
    });
    const anomalies = labels.reduce((sum, label) => sum + label, 0);
    return { name, rows: matrix.rows, columns: matrix.columns, anomalies, ...answer };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(what: string, ours: number[], theirs: number[]): Check {
  const show = (values: number[]) => `${mean(values).toFixed(3)} ± ${deviation(values).toFixed(3)}`;
  return {
    what,
    seen: `${show(ours)}, scikit-learn ${show(theirs)}`,
    wanted: 'no lower, beyond its spread',
    ok: mean(ours) >= mean(theirs) - deviation(theirs),
  };
}

/**
 * Two rows for each CSV file of a folder. A file that cannot be read is a row that falls short.
 * @returns the rows, and the figures by seed
 */
export async function tabularAccuracy(
  python: PythonSession,
  folder: string,
): Promise<{ checks: Check[]; tables: TableAccuracy[] }> {
  const checks: Check[] = [];
  const tables: TableAccuracy[] = [];
  for (const file of csvFilesIn(folder)) {
    process.stderr.write(`${path.basename(file)} ...\n`);
    try {
      const table = await readLabelledTable(file);
      const accuracy = await measure(python, table);
      tables.push(accuracy);
      const drawn = table.rowsInFile > accuracy.rows ? ` drawn of ${table.rowsInFile}` : '';
      const size = `${accuracy.rows}${drawn} × ${accuracy.columns}`;
      const { ours, theirs } = accuracy;
      checks.push(
        compare(`${accuracy.name} (${size}): ROC-AUC`, ours.roc_auc, theirs.roc_auc),
        compare(
          `${accuracy.name}: average precision`,
          ours.average_precision,
          theirs.average_precision,
        ),
      );
    } catch (error) {
      const seen = error instanceof Error ? error.message : String(error);
      checks.push({ what: path.basename(file), seen, wanted: 'a labelled table', ok: false });
    }
  }
  return { checks, tables };
}
