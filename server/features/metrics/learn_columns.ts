/** From training rows to what a model remembers of each column. */
import { hasCategories, kindOf, partsOf, type Feature } from '../../../common/feature';
import {
  mostCategories,
  mostCategoriesOfModel,
  type Categories,
  type TrainedFeature,
} from '../../../common/model_manifest';
import type { Row } from './build_rows';
import { CategoryCounter, CategoryTable, typicalOf } from './category_table';
import { asinhOf } from './heavy_tail';
import { columnStatistics, type ColumnStatistics } from './column_statistics';

/** Most different categories that are counted, over all columns: what bounds the memory of training. */
const mostCounted = 200_000;

export interface LearntColumn {
  trained: TrainedFeature;
  statistics: ColumnStatistics;
}

interface Column {
  feature: Feature;
  part: string;
  counter: CategoryCounter | null;
}

/**
 * Learns the columns of a detector's features from the rows drawn for training: `take` each row as
 * it is drawn, `learn` when all are there. The same rows in the same order teach the same.
 */
export class ColumnLearner {
  private readonly columns: Column[];
  private readonly withCategories: number;

  constructor(
    features: readonly Feature[],
    private readonly transform: 'none' | 'auto' = 'none',
  ) {
    const all = features.flatMap((feature) =>
      partsOf[kindOf(feature)].map((part) => ({ feature, part })),
    );
    this.withCategories = all.filter(({ feature, part }) => hasCategories(feature, part)).length;
    const most = Math.max(mostCategories, Math.floor(mostCounted / this.withCategories));
    this.columns = all.map(({ feature, part }) => ({
      feature,
      part,
      counter: hasCategories(feature, part) ? new CategoryCounter(most) : null,
    }));
  }

  /** Counts a row's categories. @returns the row, which shares the text of equal categories */
  take(row: Row): Row {
    const { texts } = row;
    if (texts === undefined) return row;
    this.columns.forEach(({ counter }, column) => {
      const text = texts[column];
      if (counter === null || text === undefined) return;
      texts[column] =
        typeof text === 'string'
          ? counter.count(text)
          : text.map((one) => one && counter.count(one));
    });
    return row;
  }

  learn(rows: readonly Row[]): LearntColumn[] {
    const share = Math.floor(mostCategoriesOfModel / this.withCategories);
    const keep = Math.min(mostCategories, share);
    return this.columns.map((column, at) =>
      column.counter === null
        ? learnNumbers(column, { rows, at, transform: this.transform })
        : learnCategories({ ...column, counter: column.counter }, { rows, at, keep }),
    );
  }
}

/** How a column is called, and what a row's value in it depends on. */
function identityOf({ feature, part }: Column) {
  const { field, missing, kind, time_zone, multi_value_mode } = feature;
  return {
    field,
    missing,
    ...(kind === undefined ? {} : { kind }),
    ...(part === '' ? {} : { part }),
    ...(time_zone === undefined ? {} : { time_zone }),
    ...(multi_value_mode === undefined ? {} : { multi_value_mode }),
  };
}

function learnNumbers(
  column: Column,
  { rows, at, transform }: { rows: readonly Row[]; at: number; transform: 'none' | 'auto' },
): LearntColumn {
  const values = Float64Array.from(rows, (row) => row.values[at] ?? NaN);
  const statistics = columnStatistics(values);
  const { min, max } = statistics;
  // Half private is nothing that an address can be.
  const median = column.part === 'private' ? Math.round(statistics.median) : statistics.median;
  const isAmount = kindOf(column.feature) === 'number';
  const asinh = transform === 'auto' && isAmount ? asinhOf(values) : null;
  const trained = { ...identityOf(column), median, min, max, ...(asinh === null ? {} : { asinh }) };
  return { trained, statistics };
}

/** Of rows with several values each, which value most of them are judged by. */
function withTypical(categories: Categories, rows: readonly Row[], at: number): Categories {
  const several = rows.some((row) => typeof row.texts?.[at] === 'object');
  if (!several) return categories;
  const table = CategoryTable.of(categories);
  const judgedBy = new Map<string | undefined, number>();
  for (const row of rows) {
    const texts = row.texts?.[at];
    const rarest = typeof texts === 'object' ? table.rarestOf(texts, (text) => text) : texts;
    judgedBy.set(rarest, (judgedBy.get(rarest) ?? 0) + 1);
  }
  const rowsOf = (text: string) => judgedBy.get(text) ?? 0;
  const [first = ''] = categories.values;
  const typical = categories.values.reduce((a, b) => (rowsOf(b) > rowsOf(a) ? b : a), first);
  return typical === first ? categories : { ...categories, typical };
}

function learnCategories(
  column: Column & { counter: CategoryCounter },
  { rows, at, keep }: { rows: readonly Row[]; at: number; keep: number },
): LearntColumn {
  const counted = column.counter.categories(keep, column.feature.encoding);
  const categories = withTypical(counted, rows, at);
  const table = CategoryTable.of(categories);
  const code = (row: Row) =>
    Number.isNaN(row.values[at] ?? NaN) ? NaN : table.encode(row.texts?.[at]);
  const statistics = columnStatistics(Float64Array.from(rows, code));
  const { min, max } = statistics;
  const median = table.encode(typicalOf(categories));
  return { trained: { ...identityOf(column), median, min, max, categories }, statistics };
}
