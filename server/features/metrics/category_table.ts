/** Categories as numbers: counted in training, looked up in scoring. */
import type { CategoryEncoding } from '../../../common/feature';
import type { Categories } from '../../../common/model_manifest';
import { sortItems } from '../sort_in_turns';

/**
 * Most categories that are numbered by their place; more are told apart by their rarity alone. Of
 * 16 a tree isolates one with four splits, half the depth that it has with 256 rows.
 */
export const mostOrdinalCategories = 16;

/** A row's categories in a column: one, or several different ones; undefined where it is not kept. */
export type Texts = string | readonly (string | undefined)[];

/** By UTF-16 units: the same everywhere, whatever the locale. */
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What stands in for a missing value: what most training rows are judged by. */
export const typicalOf = ({ typical, values }: Categories) => typical ?? values[0];

/**
 * Counts a column's categories as training rows are drawn, a row with several for each of them. Memory
 * is bounded by `most`.
 */
export class CategoryCounter {
  private readonly seen = new Map<string, { text: string; rows: number }>();
  private overflow = 0;

  /** @param most different texts to count, 1.. */
  constructor(private readonly most: number) {}

  /** Counts a row. @returns the one copy that is kept of the text; undefined where it is not kept */
  count(text: string): string | undefined {
    const entry = this.seen.get(text);
    if (entry !== undefined) {
      entry.rows += 1;
      return entry.text;
    }
    if (this.seen.size >= this.most) {
      this.overflow += 1;
      return undefined;
    }
    this.seen.set(text, { text, rows: 1 });
    return text;
  }

  /**
   * The most frequent categories. What was not counted one by one is taken as all different.
   * @param keep most categories to keep, 1..
   */
  async categories(keep: number, encoding?: CategoryEncoding): Promise<Categories> {
    const sorted = await sortItems(
      this.seen.values(),
      (a, b) => b.rows - a.rows || byText(a.text, b.text),
    );
    const kept = sorted.slice(0, keep);
    const others = sorted.slice(keep);
    const isFew = sorted.length + this.overflow <= mostOrdinalCategories;
    return {
      encoding: encoding ?? (isFew ? 'ordinal' : 'rarity'),
      values: kept.map(({ text }) => text),
      rows: kept.map(({ rows }) => rows),
      other_values: others.length + this.overflow,
      other_rows: others.reduce((sum, { rows }) => sum + rows, this.overflow),
    };
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/**
 * Looks categories up. `ordinal`: the place in the order of frequency from 0, so that rare ones lie
 * together at the end and whatever is not kept lies behind them. `rarity`: -log2 of the share of the
 * training rows, with one row added to each category and one for all that were never seen (additive
 * smoothing, Lidstone 1920), in bits; never seen is the rarest.
 */
export class CategoryTable {
  private static readonly tables = new WeakMap<Categories, CategoryTable>();
  private readonly codes: ReadonlyMap<string, number>;
  private readonly rows: ReadonlyMap<string, number>;
  private readonly total: number;
  private readonly elsewhere: number;
  private readonly isComplete: boolean;

  private constructor({ encoding, values, rows, other_values, other_rows }: Categories) {
    const smoothedRows = sum(rows) + other_rows + values.length + other_values + 1;
    const bits = (count: number) => Math.log2(smoothedRows / (count + 1));
    const isOrdinal = encoding === 'ordinal';
    this.codes = new Map(
      values.map((value, place) => [value, isOrdinal ? place : bits(rows[place] ?? 0)]),
    );
    this.rows = new Map(values.map((value, place) => [value, rows[place] ?? 0]));
    this.total = Math.max(1, sum(rows) + other_rows);
    this.isComplete = other_values === 0;
    const rest = this.isComplete ? 0 : other_rows / other_values;
    this.elsewhere = isOrdinal ? values.length : bits(rest);
  }

  /** The table of a column, made once. */
  static of(categories: Categories): CategoryTable {
    const table = this.tables.get(categories) ?? new CategoryTable(categories);
    this.tables.set(categories, table);
    return table;
  }

  /**
   * Of several categories, the rarest: in both encodings the greatest number.
   * @param texts undefined stands for a category that was too rare to be kept
   */
  encode(texts: Texts | undefined): number {
    if (typeof texts === 'object') {
      return texts.reduce((rarest, text) => Math.max(rarest, this.encode(text)), -Infinity);
    }
    return (texts === undefined ? undefined : this.codes.get(texts)) ?? this.elsewhere;
  }

  /** Of several values the one whose category is the rarest, the first of equals. */
  rarestOf<T>(values: readonly T[], categoryOf: (value: T) => string | undefined): T | undefined {
    let found: { value: T; code: number } | undefined;
    for (const value of values) {
      const code = this.encode(categoryOf(value));
      if (found === undefined || code > found.code) found = { value, code };
    }
    return found?.value;
  }

  /**
   * Share of the training rows, 0..1, that have the rarest of these categories; 0 for one that training
   * never saw or did not keep.
   */
  share(texts: Texts): number {
    if (typeof texts === 'string') return (this.rows.get(texts) ?? 0) / this.total;
    return texts.reduce(
      (least, text) => Math.min(least, text === undefined ? 0 : this.share(text)),
      Infinity,
    );
  }

  /** Whether training never saw one: not to be known where training saw more than it could keep. */
  isUnseen(texts: Texts): boolean {
    const isNew = (text: string | undefined) => text !== undefined && !this.codes.has(text);
    return this.isComplete && (typeof texts === 'string' ? isNew(texts) : texts.some(isNew));
  }
}
