/**
 * Accuracy on labelled tables beside scikit-learn: every CSV file of a folder whose last column is
 * `label` (0 or 1). Both forests (100 trees of 256 rows) are grown and scored on all rows, for five
 * seeds. Empty cells get the median of their column, for both. At most 50 million numbers of a file are
 * kept: of a longer one, so many rows are drawn at random.
 *
 *     npm run bench:tabular -- DIR [--json FILE]
 */
import { folderOfTables } from './support/folder_of_tables';
import { PythonSession } from './support/python';
import { deviation, mean, report, type Check } from './support/report';
import { seeds, tabularAccuracy, type TableAccuracy } from './tabular_accuracy';

/** The means over all tables, for reading: they are no row to hold. */
function overAll(tables: TableAccuracy[]): string {
  const of = (pick: (table: TableAccuracy) => number[]) => {
    const bySeed = seeds.map((_, s) => mean(tables.map((table) => pick(table)[s] ?? NaN)));
    return `${mean(bySeed).toFixed(3)} ± ${deviation(bySeed).toFixed(3)}`;
  };
  return (
    `Mean of ${tables.length} tables: ROC-AUC ${of(({ ours }) => ours.roc_auc)}, scikit-learn ` +
    `${of(({ theirs }) => theirs.roc_auc)}; average precision ` +
    `${of(({ ours }) => ours.average_precision)}, scikit-learn ` +
    `${of(({ theirs }) => theirs.average_precision)}\n`
  );
}

async function main(): Promise<void> {
  const folder = folderOfTables('tabular');
  if (folder === null) return;
  const python = new PythonSession('forest.py');
  const versions = await python.ask({ do: 'versions' });
  const { checks, tables }: { checks: Check[]; tables: TableAccuracy[] } = await tabularAccuracy(
    python,
    folder,
  );
  python.close();
  if (tables.length > 0) process.stdout.write(`\n${overAll(tables)}`);
  report('tabular', checks, { versions, seeds, tables });
}

void main();
