/** The smallest change of one value that moves a row to the other side of a threshold. */
import { greatestUpTo, nextAbove } from './float_steps';
import { testedRow, type Forest } from './forest';
import type { Matrix, SingleChange } from './forest_engine';
import { exponentOf, scoreOf } from './score_map';

/** Scores this close to the threshold count as neither side, so that rounding decides nothing. */
const margin = 1e-12;

/** Of one column: all thresholds at which the forest tests it, ascending, each once. */
interface Cuts {
  values: Float64Array;
  /** Range of the middle eight tenths of the thresholds: what a change of this column is measured by. */
  spread: number;
}

/** The number of cuts below `value`: which of the cells that they part the column into holds it. */
function cellOf(cuts: Float64Array, value: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cutsOf(thresholds: number[]): Cuts {
  const all = Float64Array.from(thresholds).sort();
  const at = (share: number) => all[Math.floor((all.length - 1) * share)] ?? 0;
  const spread = at(0.9) - at(0.1) || at(1) - at(0) || 1;
  return { values: Float64Array.from(new Set(all)), spread };
}

interface Found {
  value: number;
  /** Distance from the row's own value, in spreads of the column. */
  size: number;
}

/**
 * Finds such changes for one forest. The score as a function of one column, the others held, is constant
 * between the column's cuts. One walk over the trees gives all those functions at once: beside a row's
 * own way down, it follows each branch that the row would take had it another value in the branch's
 * column. That costs about as much as scoring the row plainly ten times.
 */
export class SingleChangeFinder {
  private readonly cuts: Cuts[];
  /** Place of each node's threshold among the cuts of its column. */
  private readonly place: Int32Array;
  /** Of each column: what the exponent gains from one cell to the next. All zero between calls. */
  private readonly gains: Float64Array[];
  /** The cells that the row's way down the tree in hand leaves open, first and last. */
  private readonly first: Int32Array;
  private readonly last: Int32Array;

  constructor(private readonly forest: Forest) {
    const thresholds = Array.from({ length: forest.columns }, (): number[] => []);
    forest.feature.forEach((column, node) => thresholds[column]?.push(forest.threshold[node] ?? 0));
    this.cuts = thresholds.map(cutsOf);
    this.place = forest.feature.map((column, node) =>
      cellOf(this.cuts[column]?.values ?? new Float64Array(), forest.threshold[node] ?? 0),
    );
    this.gains = this.cuts.map(({ values }) => new Float64Array(values.length + 2));
    this.first = new Int32Array(forest.columns);
    this.last = new Int32Array(forest.columns);
  }

  /**
   * The change of one value, measured by the spread of its column's thresholds, that is the smallest of
   * those that bring the row to the other side of `threshold`: below it when its score is that or higher,
   * otherwise to it or above. Null when no single value can.
   * @param threshold score, 0..1
   */
  find(matrix: Matrix, row: number, threshold: number): Omit<SingleChange, 'score'> | null {
    const values = testedRow(this.forest, matrix, row);
    const exponent = this.walk(values);
    const flagged = scoreOf(this.forest, exponent) >= threshold;
    const crossed = exponentOf(this.forest, threshold) + (flagged ? -margin : margin) - exponent;
    const crosses = (gain: number) => (flagged ? gain <= crossed : gain >= crossed);
    let smallest: (Found & { column: number }) | null = null;
    for (let column = 0; column < values.length; column++) {
      const found = this.nearest(column, values[column] ?? 0, crosses);
      if (found !== null && found.size < (smallest?.size ?? Infinity)) {
        smallest = { column, ...found };
      }
    }
    for (const gains of this.gains) gains.fill(0);
    return smallest === null ? null : { column: smallest.column, value: smallest.value };
  }

  /** Fills `gains`, and gives the row's own exponent. */
  private walk(values: Float64Array): number {
    const { roots, feature, threshold, left, right, weight } = this.forest;
    let exponent = 0;
    for (const root of roots) {
      const goesLeft = (node: number, column: number) =>
        (values[column] ?? 0) <= (threshold[node] ?? 0);
      let leaf = root;
      for (let column = feature[leaf] ?? -1; column >= 0; column = feature[leaf] ?? -1) {
        leaf = (goesLeft(leaf, column) ? left[leaf] : right[leaf]) ?? 0;
      }
      const own = weight[leaf] ?? 0;
      exponent += own;
      this.openAllCells();
      let node = root;
      for (let column = feature[node] ?? -1; column >= 0; column = feature[node] ?? -1) {
        const place = this.place[node] ?? 0;
        const first = this.first[column] ?? 0;
        const last = this.last[column] ?? 0;
        if (goesLeft(node, column)) {
          const branch = { column, first: place + 1, last };
          if (place < last) this.follow(right[node] ?? 0, branch, { values, own });
          this.last[column] = Math.min(last, place);
          node = left[node] ?? 0;
        } else {
          const branch = { column, first, last: place };
          if (first <= place) this.follow(left[node] ?? 0, branch, { values, own });
          this.first[column] = Math.max(first, place + 1);
          node = right[node] ?? 0;
        }
      }
    }
    return exponent;
  }

  private openAllCells(): void {
    this.first.fill(0);
    this.cuts.forEach(({ values }, column) => (this.last[column] = values.length));
  }

  /** Adds what the leaves below bring to the cells of the branch's column from which they are reached. */
  private follow(
    node: number,
    { column, first, last }: { column: number; first: number; last: number },
    row: { values: Float64Array; own: number },
  ): void {
    const { feature, threshold, left, right, weight } = this.forest;
    const tested = feature[node] ?? -1;
    if (tested === -1) {
      const gain = (weight[node] ?? 0) - row.own;
      const gains = this.gains[column] ?? new Float64Array();
      gains[first] = (gains[first] ?? 0) + gain;
      gains[last + 1] = (gains[last + 1] ?? 0) - gain;
      return;
    }
    if (tested !== column) {
      const goesLeft = (row.values[tested] ?? 0) <= (threshold[node] ?? 0);
      this.follow((goesLeft ? left[node] : right[node]) ?? 0, { column, first, last }, row);
      return;
    }
    const place = this.place[node] ?? 0;
    if (first <= place) {
      this.follow(left[node] ?? 0, { column, first, last: Math.min(last, place) }, row);
    }
    if (last > place) {
      this.follow(right[node] ?? 0, { column, first: Math.max(first, place + 1), last }, row);
    }
  }

  /** The nearest value of one column, above or below, whose gain of the exponent is enough. */
  private nearest(column: number, from: number, isEnough: (gain: number) => boolean): Found | null {
    const { values: cuts, spread } = this.cuts[column] ?? cutsOf([]);
    const gains = this.gains[column] ?? new Float64Array();
    const rounded = this.forest.roundsRows;
    const own = cellOf(cuts, from);
    const found: Found[] = [];
    for (let cell = own + 1, gain = 0; cell <= cuts.length; cell++) {
      gain += gains[cell] ?? 0;
      if (!isEnough(gain)) continue;
      const value = nextAbove(cuts[cell - 1] ?? 0, rounded);
      // Between two doubles there may be no 32-bit float.
      if (cellOf(cuts, value) !== cell) continue;
      found.push({ value, size: (value - from) / spread });
      break;
    }
    for (let cell = own - 1, gain = 0; cell >= 0; cell--) {
      gain -= gains[cell + 1] ?? 0;
      if (!isEnough(gain)) continue;
      const value = greatestUpTo(cuts[cell] ?? 0, rounded);
      if (cellOf(cuts, value) !== cell) continue;
      found.push({ value, size: (from - value) / spread });
      break;
    }
    const [one = null, other] = found;
    return one !== null && other !== undefined && other.size < one.size ? other : one;
  }
}
