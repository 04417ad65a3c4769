/** What is to be said of a row beside its score. */
import { kindOf } from '../../../common/feature';
import type { ModelManifest } from '../../../common/model_manifest';
import type { Row } from '../../features/metrics/build_rows';
import { CategoryTable } from '../../features/metrics/category_table';

export interface Remarks {
  /** Fields with a value beyond what training saw; a missing value is not beyond anything. */
  beyond: readonly string[];
  /** Fields with a category that training never saw. */
  unseen: readonly string[];
}

/** A category that fewer of the training rows have, as a share, is rare. */
const rareShare = 0.001;

const none: readonly string[] = [];

/** Each field once, though several of its columns may be meant. */
const fieldsOf = (columns: readonly { field: string }[]) => [
  ...new Set(columns.map(({ field }) => field)),
];

const categorical = ({ features }: Pick<ModelManifest, 'features'>) =>
  features.flatMap(({ field, categories }, column) =>
    categories === undefined ? [] : [{ field, column, table: CategoryTable.of(categories) }],
  );

/** Says which fields of a model's rows have a category that training saw next to never, or never. */
export function rareFields(model: Pick<ModelManifest, 'features'>): (row: Row) => string[] {
  const columns = categorical(model);
  return ({ texts }) =>
    fieldsOf(
      columns.filter(({ column, table }) => {
        const text = texts?.[column];
        return text !== undefined && table.share(text) < rareShare;
      }),
    );
}

/** Says of a model's rows what is remarkable. */
export function rowRemarks({ features }: ModelManifest): (row: Row) => Remarks {
  // A category is seen or not: it has no range. Whether an address is private has none either.
  const ranges = features.map((trained) =>
    ['number', 'date'].includes(kindOf(trained))
      ? trained
      : { field: trained.field, min: -Infinity, max: Infinity },
  );
  const withCategories = categorical({ features });
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
      unseen: withCategories.some(isUnseen) ? fieldsOf(withCategories.filter(isUnseen)) : none,
    };
  };
}
