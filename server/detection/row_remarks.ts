/** What is to be said of a row beside its score. */
import { kindOf } from '../../common/feature';
import type { ModelManifest } from '../../common/model_manifest';
import type { Row } from '../features/metrics/build_rows';
import { CategoryTable } from '../features/metrics/category_table';

export interface Remarks {
  /** Fields with a value beyond what training saw; a missing value is not beyond anything. */
  beyond: readonly string[];
  /** Fields with a category that training never saw. */
  unseen: readonly string[];
}

const none: readonly string[] = [];

/** Each field once, though several of its columns may be meant. */
const fieldsOf = (columns: readonly { field: string }[]) => [
  ...new Set(columns.map(({ field }) => field)),
];

/** Says of a model's rows what is remarkable. */
export function rowRemarks({ features }: ModelManifest): (row: Row) => Remarks {
  // A category is seen or not: it has no range. Whether an address is private has none either.
  const ranges = features.map((trained) =>
    ['number', 'date'].includes(kindOf(trained))
      ? trained
      : { field: trained.field, min: -Infinity, max: Infinity },
  );
  const categorical = features.flatMap(({ field, categories }, column) =>
    categories === undefined ? [] : [{ field, column, table: CategoryTable.of(categories) }],
  );
  return (row) => {
    const isBeyond = ({ min, max }: { min: number; max: number }, column: number) => {
      const value = row.values[column] ?? NaN;
      return value < min || value > max;
    };
    const isUnseen = ({ column, table }: { column: number; table: CategoryTable }) => {
      const text = row.texts?.[column];
      return text !== undefined && table.isUnseen(text);
    };
    return {
      beyond: ranges.some(isBeyond) ? fieldsOf(ranges.filter(isBeyond)) : none,
      unseen: categorical.some(isUnseen) ? fieldsOf(categorical.filter(isUnseen)) : none,
    };
  };
}
