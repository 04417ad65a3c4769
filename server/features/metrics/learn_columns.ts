/** From training rows to what a model remembers of each column. */
import { hasCategories, kindOf, partsOf, type Feature } from '../../../common/feature';
import {
  mostCategories,
  mostCategoriesOfModel,
  type Categories,
  type TrainedFeature,
} from '../../../common/model_manifest';
import { inTurns } from '../turns';
import type { Row } from './build_rows';
import { CategoryCounter, CategoryTable, typicalOf } from './category_table';
import { asinhOf } from './heavy_tail';
import { columnStatistics, presentValues, type ColumnStatistics } from './column_statistics';

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

  async learn(rows: readonly Row[]): Promise<LearntColumn[]> {
    const share = Math.floor(mostCategoriesOfModel / this.withCategories);
    const keep = Math.min(mostCategories, share);
    const learnt: LearntColumn[] = [];
    // One after the other: each takes the memory of two columns while it is learnt.
    for (const [at, column] of this.columns.entries()) {
      learnt.push(
        column.counter === null
          ? await learnNumbers(column, { rows, at, transform: this.transform })
          : await learnCategories({ ...column, counter: column.counter }, { rows, at, keep }),
      );
    }
    return learnt;
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

async function learnNumbers(
  column: Column,
  { rows, at, transform }: { rows: readonly Row[]; at: number; transform: 'none' | 'auto' },
): Promise<LearntColumn> {
  const values = await presentValues(rows.length, (row) => rows[row]?.values[at] ?? NaN);
  const statistics = await columnStatistics(values);
  const { min, max } = statistics;
  // Half private is nothing that an address can be.
  const median = column.part === 'private' ? Math.round(statistics.median) : statistics.median;
  const isAmount = kindOf(column.feature) === 'number';
  const asinh = transform === 'auto' && isAmount ? await asinhOf(values) : null;
  const trained = { ...identityOf(column), median, min, max, ...(asinh === null ? {} : { asinh }) };
  return { trained, statistics };
}

/** Of rows with several values each, which value most of them are judged by. */
async function withTypical(
  categories: Categories,
  rows: readonly Row[],
  at: number,
): Promise<Categories> {
  const several = rows.some((row) => typeof row.texts?.[at] === 'object');
  if (!several) return categories;
  const table = CategoryTable.of(categories);
  const judgedBy = new Map<string | undefined, number>();
  await inTurns(rows.length, (row) => {
    const texts = rows[row]?.texts?.[at];
    const rarest = typeof texts === 'object' ? table.rarestOf(texts, (text) => text) : texts;
    judgedBy.set(rarest, (judgedBy.get(rarest) ?? 0) + 1);
  });
  const rowsOf = (text: string) => judgedBy.get(text) ?? 0;
  const [first = ''] = categories.values;
  const typical = categories.values.reduce((a, b) => (rowsOf(b) > rowsOf(a) ? b : a), first);
  return typical === first ? categories : { ...categories, typical };
}

async function learnCategories(
  column: Column & { counter: CategoryCounter },
  { rows, at, keep }: { rows: readonly Row[]; at: number; keep: number },
): Promise<LearntColumn> {
  const counted = await column.counter.categories(keep, column.feature.encoding);
  const categories = await withTypical(counted, rows, at);
  const table = CategoryTable.of(categories);
  const code = (row: Row | undefined) =>
    Number.isNaN(row?.values[at] ?? NaN) ? NaN : table.encode(row?.texts?.[at]);
  const statistics = await columnStatistics(
    await presentValues(rows.length, (row) => code(rows[row])),
  );
  const { min, max } = statistics;
  const median = table.encode(typicalOf(categories));
  return { trained: { ...identityOf(column), median, min, max, categories }, statistics };
}
