/** Growing an isolation forest: Liu, Ting, Zhou, "Isolation Forest", ICDM 2008, algorithms 1 and 2. */
import type { Forest } from './forest';
import type { GrowOptions, Matrix } from './forest_engine';
import { averagePathLength } from './path_length';
import { SeededRandom } from './random';

/** Greatest depth of a tree: ceil(log2(sample size)), the height that an average tree reaches. */
export const heightLimit = (sampleSize: number) => Math.ceil(Math.log2(Math.max(sampleSize, 2)));

/** `count` different row numbers in [0, rows), by Floyd's algorithm (Bentley and Floyd 1987). */
function sampleRows(random: SeededRandom, rows: number, count: number): Set<number> {
  const drawn = new Set<number>();
  for (let last = rows - count; last < rows; last++) {
    const row = random.integer(last + 1);
    drawn.add(drawn.has(row) ? last : row);
  }
  return drawn;
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

/**
 * The rows of one tree. They are copied column by column, since rows drawn from a large matrix lie far
 * apart in memory and each is looked at once a level.
 */
class Sample {
  /** Value of row r in column c at `c * size + r`. */
  private readonly values: Float64Array;
  /** Row numbers, those of a node next to each other. */
  private readonly order: Int32Array;
  private min = 0;
  private max = 0;
  /** Of the split drawn last: rows with value <= threshold go left. */
  threshold = 0;

  constructor(
    private readonly columns: number,
    readonly size: number,
  ) {
    this.values = new Float64Array(columns * size);
    this.order = new Int32Array(size);
  }

  fill({ values, columns }: Matrix, rows: Iterable<number>): void {
    let r = 0;
    for (const row of rows) {
      for (let column = 0; column < columns; column++) {
        this.values[column * this.size + r] = values[row * columns + column] ?? 0;
      }
      this.order[r] = r;
      r += 1;
    }
  }

  /**
   * A column at random among those that vary in a node's rows, and a threshold in it.
   * @returns the column, with its threshold in `threshold`; -1 when none varies
   */
  drawSplit(random: SeededRandom, start: number, end: number): number {
    const first = random.integer(this.columns);
    if (this.varies(first, start, end)) return this.drawIn(random, first);
    const others = Array.from({ length: this.columns }, (_, column) => column);
    others.splice(first, 1);
    while (others.length > 0) {
      const [column = 0] = others.splice(random.integer(others.length), 1);
      if (this.varies(column, start, end)) return this.drawIn(random, column);
    }
    return -1;
  }

  private drawIn(random: SeededRandom, column: number): number {
    this.threshold = drawThreshold(random, this.min, this.max);
    return column;
  }

  private varies(column: number, start: number, end: number): boolean {
    const { values, order } = this;
    const offset = column * this.size;
    let min = Infinity;
    let max = -Infinity;
    for (let i = start; i < end; i++) {
      const value = values[offset + (order[i] ?? 0)] ?? 0;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    this.min = min;
    this.max = max;
    return max > min;
  }

  /** Moves the rows at or below `threshold` to the front and says where the others begin. */
  part(column: number, start: number, end: number): number {
    const { values, order, threshold } = this;
    const offset = column * this.size;
    let middle = start;
    for (let i = start; i < end; i++) {
      const row = order[i] ?? 0;
      if ((values[offset + row] ?? 0) <= threshold) {
        order[i] = order[middle] ?? 0;
        order[middle] = row;
        middle += 1;
      }
    }
    return middle;
  }
}

interface Nodes {
  feature: Int32Array;
  threshold: Float64Array;
  left: Int32Array;
  right: Int32Array;
  count: Int32Array;
  weight: Float64Array;
}

/** The first `used` of some nodes, with place for `size`. */
function resized(nodes: Nodes | null, used: number, size: number): Nodes {
  const ints = (from?: Int32Array) => {
    const to = new Int32Array(size);
    if (from !== undefined) to.set(from.subarray(0, used));
    return to;
  };
  const doubles = (from?: Float64Array) => {
    const to = new Float64Array(size);
    if (from !== undefined) to.set(from.subarray(0, used));
    return to;
  };
  return {
    feature: ints(nodes?.feature),
    threshold: doubles(nodes?.threshold),
    left: ints(nodes?.left),
    right: ints(nodes?.right),
    count: ints(nodes?.count),
    weight: doubles(nodes?.weight),
  };
}

/** Nodes of all trees, one after the other. */
class ForestBuilder {
  private nodes = resized(null, 0, 0);
  private used = 0;
  private readonly limit: number;
  private readonly leafScale: number;

  constructor(
    private readonly sample: Sample,
    private readonly random: SeededRandom,
    trees: number,
  ) {
    this.limit = heightLimit(sample.size);
    this.leafScale = -Math.LN2 / (trees * averagePathLength(sample.size));
  }

  /** Grows the tree of the sample and returns the index of its root. */
  growTree(): number {
    // Each row in a leaf of its own.
    const needed = this.used + 2 * this.sample.size - 1;
    const size = this.nodes.feature.length;
    if (size < needed) this.nodes = resized(this.nodes, this.used, Math.max(needed, 2 * size));
    return this.grow(0, this.sample.size, 0);
  }

  private grow(start: number, end: number, depth: number): number {
    const { feature, threshold, left, right, count, weight } = this.nodes;
    const { sample, random } = this;
    const rows = end - start;
    const node = this.used;
    this.used += 1;
    count[node] = rows;
    const column = depth < this.limit && rows > 1 ? sample.drawSplit(random, start, end) : -1;
    feature[node] = column;
    if (column === -1) {
      left[node] = -1;
      right[node] = -1;
      weight[node] = this.leafScale * (depth + averagePathLength(rows));
      return node;
    }
    threshold[node] = sample.threshold;
    const middle = sample.part(column, start, end);
    const lower = this.grow(start, middle, depth + 1);
    const upper = this.grow(middle, end, depth + 1);
    left[node] = lower;
    right[node] = upper;
    const share = (middle - start) / rows;
    weight[node] = share * (weight[lower] ?? 0) + (1 - share) * (weight[upper] ?? 0);
    return node;
  }

  build(roots: Int32Array, columns: number): Forest {
    return {
      columns,
      sampleSize: this.sample.size,
      roundsRows: false,
      bounded: false,
      roots,
      ...resized(this.nodes, this.used, this.used),
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
  const sample = new Sample(matrix.columns, sampleSize);
  const builder = new ForestBuilder(sample, random, options.trees);
  const roots = Int32Array.from({ length: options.trees }, () => {
    beforeTree();
    sample.fill(matrix, sampleRows(random, matrix.rows, sampleSize));
    return builder.growTree();
  });
  return builder.build(roots, matrix.columns);
}
