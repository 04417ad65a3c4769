/** Rows as the forest takes them, encoded by what training learnt of each column. */
import type { TrainedFeature } from '../../../common/model_manifest';
import type { Matrix } from '../../forest/forest_engine';
import { inTurns } from '../turns';
import type { Row } from './build_rows';
import { CategoryTable } from './category_table';
import { compressed } from './heavy_tail';

/** A present value as the forest takes it; null for a column that it takes as it is. */
type Encoder = ((row: Row, column: number) => number) | null;

function encoderOf({ categories, asinh }: TrainedFeature): Encoder {
  if (categories !== undefined) {
    const table = CategoryTable.of(categories);
    return (row, column) => table.encode(row.texts?.[column]);
  }
  return asinh === undefined ? null : (row, column) => compressed(row.values[column] ?? 0, asinh);
}

/** What a missing value is taken for, encoded. */
const fillOf = ({ median, asinh }: TrainedFeature) =>
  asinh === undefined ? median : compressed(median, asinh);

/**
 * Rows as one block, with what is typical where a value is missing. The same in training and in
 * scoring: `columns` is all that it depends on.
 */
export async function toMatrix(
  rows: readonly Row[],
  columns: readonly TrainedFeature[],
): Promise<Matrix> {
  const width = columns.length;
  const values = new Float64Array(rows.length * width);
  const fill = columns.map(fillOf);
  const encoders = columns.map(encoderOf);
  await inTurns(rows.length, (r) => {
    const row = rows[r];
    row?.values.forEach((value, column) => {
      const encode = encoders[column];
      const at = r * width + column;
      if (Number.isNaN(value)) values[at] = fill[column] ?? 0;
      else values[at] = encode ? encode(row, column) : value;
    });
  });
  return { values, rows: rows.length, columns: width };
}
