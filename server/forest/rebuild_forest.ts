/** A forest from the tables of a TreeEnsemble. */
import { AppError } from '../../common/errors';
import type { Forest } from './forest';
import { heightLimit } from './grow_forest';
import { averagePathLength, rowsOfPathLength } from './path_length';
import type { TreeTables } from './read_tree_tables';

const corrupt = (what: string) => new AppError('MODEL_CORRUPT', `The model is damaged: ${what}.`);

/** Path lengths are computed with other logarithms elsewhere, and multiplied; far below what a row changes. */
const pathLengthTolerance = 1e-9;

export type ForestShape = Pick<Forest, 'columns' | 'sampleSize' | 'roundsRows' | 'bounded'>;

/** Rebuilds depth-first order, so that each node is visited once: anything else is no tree. */
class ForestRebuilder {
  private readonly nodes: Array<{
    feature: number;
    threshold: number;
    left: number;
    right: number;
  }> = [];
  private readonly count: number[] = [];
  private readonly weight: number[] = [];
  private readonly visited = new Set<number>();
  private readonly leafScale: number;
  private readonly limit: number;

  constructor(
    private readonly tables: TreeTables,
    private readonly shape: ForestShape,
    private readonly leafRows: Uint32Array | null,
  ) {
    this.leafScale = -Math.LN2 / (tables.roots.length * averagePathLength(shape.sampleSize));
    this.limit = heightLimit(shape.sampleSize);
  }

  read(): Forest {
    const roots = this.tables.roots.map((root) => this.addTree(root));
    return {
      ...this.shape,
      roots,
      feature: Int32Array.from(this.nodes, (node) => node.feature),
      threshold: Float64Array.from(this.nodes, (node) => node.threshold),
      left: Int32Array.from(this.nodes, (node) => node.left),
      right: Int32Array.from(this.nodes, (node) => node.right),
      count: Int32Array.from(this.count),
      weight: Float64Array.from(this.weight),
    };
  }

  private addTree(root: number): number {
    const { trueId, trueLeaf, falseId, falseLeaf } = this.tables;
    const leafAlone =
      trueLeaf[root] === 1 && falseLeaf[root] === 1 && trueId[root] === falseId[root];
    const node = leafAlone ? this.addLeaf(trueId[root] ?? -1, 0) : this.addNode(root, 0);
    const rows = this.count[node] ?? 0;
    // A sample drawn with replacement, as scikit-learn can, has fewer different rows.
    if (this.shape.roundsRows ? rows > this.shape.sampleSize : rows !== this.shape.sampleSize) {
      throw corrupt('its leaves do not add up to the sample size');
    }
    return node;
  }

  private push(feature: number, threshold: number): number {
    this.count.push(0);
    this.weight.push(0);
    return this.nodes.push({ feature, threshold, left: -1, right: -1 }) - 1;
  }

  private addLeaf(leaf: number, depth: number): number {
    const weight = this.tables.leafWeight[leaf];
    if (weight === undefined) throw corrupt('a node points beyond the leaves');
    const node = this.push(-1, 0);
    this.weight[node] = weight;
    this.count[node] = this.leafRows?.[leaf] ?? this.rowsByWeight(leaf, weight, depth);
    return node;
  }

  /** The leaf's rows are found from its weight: depth + c(rows), and c grows with every row. */
  private rowsByWeight(leaf: number, weight: number, depth: number): number {
    const rest = weight / this.leafScale - depth;
    const rows = rowsOfPathLength(rest, this.shape.sampleSize);
    if (!(Math.abs(rest - averagePathLength(rows)) <= pathLengthTolerance)) {
      throw corrupt(`leaf ${leaf} counts for what is no path length`);
    }
    return rows;
  }

  private addNode(source: number, depth: number): number {
    const { feature, split, trueId, trueLeaf, falseId, falseLeaf } = this.tables;
    const column = feature[source];
    if (column === undefined || this.visited.has(source)) throw corrupt('its nodes are no trees');
    if (depth >= this.limit) throw corrupt('its trees are too high');
    if (column < 0 || column >= this.shape.columns) throw corrupt(`it tests column ${column}`);
    this.visited.add(source);
    const node = this.push(column, split[source] ?? NaN);
    const child = (id: number | undefined, isLeaf: number | undefined) =>
      isLeaf === 1 ? this.addLeaf(id ?? -1, depth + 1) : this.addNode(id ?? -1, depth + 1);
    const left = child(trueId[source], trueLeaf[source]);
    const right = child(falseId[source], falseLeaf[source]);
    Object.assign(this.nodes[node] ?? {}, { left, right });
    const [lefts = 0, rights = 0] = [this.count[left], this.count[right]];
    const share = lefts / (lefts + rights);
    this.count[node] = lefts + rights;
    this.weight[node] = share * (this.weight[left] ?? 0) + (1 - share) * (this.weight[right] ?? 0);
    return node;
  }
}

/**
 * @param leafRows training rows of each leaf; null where the weights say them
 * @throws AppError MODEL_CORRUPT where the tables are no trees, or their leaves no path lengths
 */
export function rebuildForest(
  tables: TreeTables,
  shape: ForestShape,
  leafRows: Uint32Array | null,
): Forest {
  return new ForestRebuilder(tables, shape, leafRows).read();
}
