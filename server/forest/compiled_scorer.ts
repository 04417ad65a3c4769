/** Scoring without native code: the trees laid out for a loop that never branches on a value. */
import type { Forest } from './forest';
import type { Matrix } from './forest_engine';
import { scoreOf } from './score_map';
import type { Scorer } from './scorer';

/** Rows that pass tree after tree together: these and one tree stay in the processor's first cache. */
const blockRows = 256;

/**
 * The trees, each breadth first. The children of a node stand side by side: the left one at `left`,
 * the right one after it. A leaf is its own left child and sends every value there, so that all rows
 * take as many steps as the tree is deep and no step asks whether it has arrived.
 */
interface Layout {
  columns: number;
  roundsRows: boolean;
  bounded: boolean;
  roots: Int32Array;
  /** Depth of each tree. */
  depths: Int32Array;
  feature: Int32Array;
  threshold: Float64Array;
  left: Int32Array;
  weight: Float64Array;
}

function layOut(forest: Forest): Layout {
  const nodes = forest.feature.length;
  const layout: Layout = {
    columns: forest.columns,
    roundsRows: forest.roundsRows,
    bounded: forest.bounded,
    roots: new Int32Array(forest.roots.length),
    depths: new Int32Array(forest.roots.length),
    feature: new Int32Array(nodes),
    threshold: new Float64Array(nodes).fill(Infinity),
    left: new Int32Array(nodes),
    weight: new Float64Array(nodes),
  };
  let used = 0;
  forest.roots.forEach((root, tree) => {
    layout.roots[tree] = used;
    used += 1;
    /** Nodes of one depth, and where each stands in the layout. */
    let level = [{ node: root, at: used - 1 }];
    for (let depth = 0; level.length > 0; depth++) {
      layout.depths[tree] = depth;
      const below: typeof level = [];
      for (const { node, at } of level) {
        const column = forest.feature[node] ?? -1;
        layout.weight[at] = forest.weight[node] ?? 0;
        layout.left[at] = column === -1 ? at : used;
        if (column === -1) continue;
        layout.feature[at] = column;
        layout.threshold[at] = forest.threshold[node] ?? 0;
        below.push({ node: forest.left[node] ?? 0, at: used });
        below.push({ node: forest.right[node] ?? 0, at: used + 1 });
        used += 2;
      }
      level = below;
    }
  });
  return layout;
}

/** 1 where a value goes right, 0 where it goes left: counted, since a branch costs ten times as much. */
const goesRight = (value: number, threshold: number) => 1 - Number(value <= threshold);

/** Adds to each row's sum the leaf of one tree; eight rows at once, whose steps do not wait for each other. */
function addTree(
  { columns, roots, depths, feature, threshold, left, weight }: Layout,
  tree: number,
  values: Float64Array,
  sums: Float64Array,
): void {
  const root = roots[tree] ?? 0;
  const depth = depths[tree] ?? 0;
  for (let row = 0; row + 7 < sums.length; row += 8) {
    const a = row * columns;
    const b = a + columns;
    const c = b + columns;
    const d = c + columns;
    const e = d + columns;
    const f = e + columns;
    const g = f + columns;
    const h = g + columns;
    let i = root;
    let j = root;
    let k = root;
    let l = root;
    let m = root;
    let n = root;
    let o = root;
    let p = root;
    for (let step = 0; step < depth; step++) {
      i = (left[i] ?? 0) + goesRight(values[a + (feature[i] ?? 0)] ?? 0, threshold[i] ?? 0);
      j = (left[j] ?? 0) + goesRight(values[b + (feature[j] ?? 0)] ?? 0, threshold[j] ?? 0);
      k = (left[k] ?? 0) + goesRight(values[c + (feature[k] ?? 0)] ?? 0, threshold[k] ?? 0);
      l = (left[l] ?? 0) + goesRight(values[d + (feature[l] ?? 0)] ?? 0, threshold[l] ?? 0);
      m = (left[m] ?? 0) + goesRight(values[e + (feature[m] ?? 0)] ?? 0, threshold[m] ?? 0);
      n = (left[n] ?? 0) + goesRight(values[f + (feature[n] ?? 0)] ?? 0, threshold[n] ?? 0);
      o = (left[o] ?? 0) + goesRight(values[g + (feature[o] ?? 0)] ?? 0, threshold[o] ?? 0);
      p = (left[p] ?? 0) + goesRight(values[h + (feature[p] ?? 0)] ?? 0, threshold[p] ?? 0);
    }
    sums[row] = (sums[row] ?? 0) + (weight[i] ?? 0);
    sums[row + 1] = (sums[row + 1] ?? 0) + (weight[j] ?? 0);
    sums[row + 2] = (sums[row + 2] ?? 0) + (weight[k] ?? 0);
    sums[row + 3] = (sums[row + 3] ?? 0) + (weight[l] ?? 0);
    sums[row + 4] = (sums[row + 4] ?? 0) + (weight[m] ?? 0);
    sums[row + 5] = (sums[row + 5] ?? 0) + (weight[n] ?? 0);
    sums[row + 6] = (sums[row + 6] ?? 0) + (weight[o] ?? 0);
    sums[row + 7] = (sums[row + 7] ?? 0) + (weight[p] ?? 0);
  }
}

/** The sum of one row's leaves; four trees at once, added in their order. */
function sumOfRow(layout: Layout, values: Float64Array, row: number): number {
  const { columns, roots, depths, feature, threshold, left, weight } = layout;
  const at = row * columns;
  let sum = 0;
  let tree = 0;
  for (; tree + 3 < roots.length; tree += 4) {
    let i = roots[tree] ?? 0;
    let j = roots[tree + 1] ?? 0;
    let k = roots[tree + 2] ?? 0;
    let l = roots[tree + 3] ?? 0;
    const depth = Math.max(
      depths[tree] ?? 0,
      depths[tree + 1] ?? 0,
      depths[tree + 2] ?? 0,
      depths[tree + 3] ?? 0,
    );
    for (let step = 0; step < depth; step++) {
      i = (left[i] ?? 0) + goesRight(values[at + (feature[i] ?? 0)] ?? 0, threshold[i] ?? 0);
      j = (left[j] ?? 0) + goesRight(values[at + (feature[j] ?? 0)] ?? 0, threshold[j] ?? 0);
      k = (left[k] ?? 0) + goesRight(values[at + (feature[k] ?? 0)] ?? 0, threshold[k] ?? 0);
      l = (left[l] ?? 0) + goesRight(values[at + (feature[l] ?? 0)] ?? 0, threshold[l] ?? 0);
    }
    sum += weight[i] ?? 0;
    sum += weight[j] ?? 0;
    sum += weight[k] ?? 0;
    sum += weight[l] ?? 0;
  }
  for (; tree < roots.length; tree++) {
    let i = roots[tree] ?? 0;
    for (let step = depths[tree] ?? 0; step > 0; step--) {
      i = (left[i] ?? 0) + goesRight(values[at + (feature[i] ?? 0)] ?? 0, threshold[i] ?? 0);
    }
    sum += weight[i] ?? 0;
  }
  return sum;
}

/** Scores some rows into `sums`, one number a row, which starts at 0. */
function scoreBlock(layout: Layout, values: Float64Array, sums: Float64Array): void {
  for (let tree = 0; tree < layout.roots.length; tree++) addTree(layout, tree, values, sums);
  for (let row = sums.length & ~7; row < sums.length; row++) {
    sums[row] = sumOfRow(layout, values, row);
  }
  for (let row = 0; row < sums.length; row++) sums[row] = scoreOf(layout, sums[row] ?? 0);
}

/**
 * A scorer that needs no native library, several times as fast as walking the trees plainly. It makes
 * the same decisions as those, in double (or on rows rounded to 32 bits where the forest wants that),
 * and adds the leaves in the order of the trees: the same bits as from onnxruntime, whatever the batch.
 */
export class CompiledScorer implements Scorer {
  readonly name = 'compiled';
  private readonly layout: Layout;

  constructor(forest: Forest) {
    this.layout = layOut(forest);
  }

  score(matrix: Matrix): Promise<Float64Array> {
    return Promise.resolve(this.scoreNow(matrix));
  }

  /** As `score`, at once. */
  scoreNow({ values, rows, columns }: Matrix): Float64Array {
    const { layout } = this;
    const scores = new Float64Array(rows);
    for (let start = 0; start < rows; start += blockRows) {
      const end = Math.min(rows, start + blockRows);
      const block = values.subarray(start * columns, end * columns);
      scoreBlock(
        layout,
        layout.roundsRows ? block.map(Math.fround) : block,
        scores.subarray(start, end),
      );
    }
    return scores;
  }

  /** The score of one row with another value in one column. */
  scoreChanged(
    { values, columns }: Matrix,
    row: number,
    change: { column: number; value: number },
  ): number {
    const changed = values.slice(row * columns, (row + 1) * columns);
    changed[change.column] = change.value;
    const [score = NaN] = this.scoreNow({ values: changed, rows: 1, columns });
    return score;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
