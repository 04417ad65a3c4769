/** Growing an isolation forest: Liu, Ting, Zhou, "Isolation Forest", ICDM 2008, algorithms 1 and 2. */
import type { Forest } from './forest';
import type { GrowOptions, Matrix } from './forest_engine';
import { averagePathLength } from './path_length';
import { SeededRandom } from './random';

/** Greatest depth of a tree: ceil(log2(sample size)), the height that an average tree reaches. */
export const heightLimit = (sampleSize: number) => Math.ceil(Math.log2(Math.max(sampleSize, 2)));

/** `count` different row numbers in [0, rows), by Floyd's algorithm (Bentley and Floyd 1987). */
function sampleRows(random: SeededRandom, rows: number, count: number): Int32Array {
  const drawn = new Set<number>();
  for (let last = rows - count; last < rows; last++) {
    const row = random.integer(last + 1);
    drawn.add(drawn.has(row) ? last : row);
  }
  return Int32Array.from(drawn);
}

/** Values of the node's rows in one column. */
function rangeOf({ values, columns }: Matrix, rows: Int32Array, column: number) {
  let min = Infinity;
  let max = -Infinity;
  for (const row of rows) {
    const value = values[row * columns + column] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

interface Split {
  column: number;
  threshold: number;
}

/**
 * A threshold in [min, max), uniform, so that both sides get rows. It stays a double, as rows and graph
 * are: then no decision is lost. Rounded to 32 bits, the thresholds of epoch milliseconds would stand
 * 131,072 apart, and rows between two of them would score as anomalies for that alone.
 */
export function drawThreshold(random: SeededRandom, min: number, max: number): number {
  const drawn = min + random.unit() * (max - min);
  return drawn < max ? drawn : min;
}

/** A column at random among those that vary in the node; null when none does. */
function drawSplit(random: SeededRandom, matrix: Matrix, rows: Int32Array): Split | null {
  const columns = Array.from({ length: matrix.columns }, (_, column) => column);
  while (columns.length > 0) {
    const [column = 0] = columns.splice(random.integer(columns.length), 1);
    const { min, max } = rangeOf(matrix, rows, column);
    if (max > min) return { column, threshold: drawThreshold(random, min, max) };
  }
  return null;
}

/** Moves the rows that go left to the front and says how many they are. */
function partition({ values, columns }: Matrix, rows: Int32Array, split: Split): number {
  let lefts = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    if ((values[row * columns + split.column] ?? 0) <= split.threshold) {
      rows[i] = rows[lefts] ?? 0;
      rows[lefts] = row;
      lefts += 1;
    }
  }
  return lefts;
}

/** Nodes of all trees, appended one after the other. */
class ForestBuilder {
  private readonly feature: number[] = [];
  private readonly threshold: number[] = [];
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly count: number[] = [];
  private readonly weight: number[] = [];
  private readonly limit: number;
  private readonly leafScale: number;

  constructor(
    private readonly matrix: Matrix,
    private readonly random: SeededRandom,
    { trees, sampleSize }: { trees: number; sampleSize: number },
  ) {
    this.limit = heightLimit(sampleSize);
    this.leafScale = -Math.LN2 / (trees * averagePathLength(sampleSize));
  }

  /** Grows the tree of these rows and returns the index of its root. */
  grow(rows: Int32Array, depth = 0): number {
    const node = this.feature.length;
    this.feature.push(-1);
    this.threshold.push(0);
    this.left.push(-1);
    this.right.push(-1);
    this.count.push(rows.length);
    this.weight.push(this.leafScale * (depth + averagePathLength(rows.length)));
    const split =
      depth < this.limit && rows.length > 1 ? drawSplit(this.random, this.matrix, rows) : null;
    if (split === null) return node;
    const lefts = partition(this.matrix, rows, split);
    const left = this.grow(rows.subarray(0, lefts), depth + 1);
    const right = this.grow(rows.subarray(lefts), depth + 1);
    this.feature[node] = split.column;
    this.threshold[node] = split.threshold;
    this.left[node] = left;
    this.right[node] = right;
    const share = lefts / rows.length;
    this.weight[node] = share * (this.weight[left] ?? 0) + (1 - share) * (this.weight[right] ?? 0);
    return node;
  }

  build(roots: Int32Array, sampleSize: number): Forest {
    return {
      columns: this.matrix.columns,
      sampleSize,
      roundsRows: false,
      roots,
      feature: Int32Array.from(this.feature),
      threshold: Float64Array.from(this.threshold),
      left: Int32Array.from(this.left),
      right: Int32Array.from(this.right),
      count: Int32Array.from(this.count),
      weight: Float64Array.from(this.weight),
    };
  }
}

/**
 * Grows a forest on finite rows; each tree on a sample without replacement of
 * min(`sampleSize`, rows) rows.
 * @param matrix at least 2 rows and 1 column
 * @param beforeTree called before each tree; what it throws ends the work
 */
export function growForest(
  matrix: Matrix,
  options: GrowOptions,
  beforeTree: () => void = () => undefined,
): Forest {
  const sampleSize = Math.min(options.sampleSize, matrix.rows);
  const random = new SeededRandom(options.seed);
  const builder = new ForestBuilder(matrix, random, { trees: options.trees, sampleSize });
  const roots = Int32Array.from({ length: options.trees }, () => {
    beforeTree();
    return builder.grow(sampleRows(random, matrix.rows, sampleSize));
  });
  return builder.build(roots, sampleSize);
}
