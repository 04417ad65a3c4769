/** Rows as the forest takes them, encoded by what training learnt of each column. */
import type { TrainedFeature } from '../../../common/model_manifest';
import type { Matrix } from '../../forest/forest_engine';
import type { Row } from './build_rows';
import { CategoryTable } from './category_table';

/**
 * Rows as one block, with `median` where a value is missing. The same in training and in scoring:
 * `columns` is all that it depends on.
 */
export function toMatrix(rows: readonly Row[], columns: readonly TrainedFeature[]): Matrix {
  const width = columns.length;
  const values = new Float64Array(rows.length * width);
  const fill = columns.map(({ median }) => median);
  const tables = columns.map(({ categories }) => categories && CategoryTable.of(categories));
  rows.forEach((row, r) => {
    row.values.forEach((value, column) => {
      const table = tables[column];
      const at = r * width + column;
      if (Number.isNaN(value)) values[at] = fill[column] ?? 0;
      else values[at] = table === undefined ? value : table.encode(row.texts?.[column]);
    });
  });
  return { values, rows: rows.length, columns: width };
}
