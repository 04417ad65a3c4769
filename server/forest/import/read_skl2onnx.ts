/**
 * A forest from the graph that skl2onnx writes for scikit-learn's IsolationForest: a regressor per tree
 * that answers the leaf, two tables per tree from leaf to path length and rows, and arithmetic.
 */
import { onnx } from 'onnx-proto';
import { AppError } from '../../../common/errors';
import type { Forest } from '../forest';
import { assertTreesFit, mostSampled } from '../forest_limits';
import { heightLimit } from '../grow_forest';
import { averagePathLength, rowsOfPathLength } from '../path_length';
import { cast, GraphMatcher, is, op, slot } from './graph_matcher';
import { NodeAttributes, toNumber } from './proto_values';

const { FLOAT, INT64 } = onnx.TensorProto.DataType;
const eulerGamma = 0.5772156649015329;

const refuse = (what: string) =>
  new AppError('MODEL_NOT_A_FOREST', `The model is not the graph that skl2onnx writes: ${what}.`);

const manyRows = op('Mul', slot('more than two'), slot('rows'));
const manyLessOne = op('Add', manyRows, is(-1));
const harmonic = op(
  'Mul',
  op('Add', op('Log', op('Max', manyLessOne, is(1))), is(eulerGamma)),
  is(2),
);
const quotient = op(
  'Mul',
  op('Div', op('Max', manyLessOne, is(0)), op('Max', manyRows, is(1))),
  is(-2),
);
/** c(rows): 1 for two rows, 2 (ln(rows - 1) + gamma) - 2 (rows - 1) / rows for more. */
const restOfPath = op(
  'Add',
  cast(FLOAT, op('Equal', slot('rows'), is(2))),
  op('Mul', op('Add', harmonic, quotient), slot('more than two')),
);
/** What a tree adds to the sum: nodes on the way less one, and c(rows of the leaf). */
const depth = op('Add', op('Add', slot('nodes'), restOfPath), is(-1));
const moreThanTwo = cast(FLOAT, op('Greater', slot('rows'), is(2)));
const ofLeaf = (table: string) => op('Reshape', slot(table), slot('column shape'));

const scoreSamples = op('Neg', op('Pow', is(2), op('Neg', op('Div', slot('sum'), slot('scale')))));
const verdict = op(
  'Add',
  op('Mul', cast(INT64, op('Less', slot('decision'), is(0))), is(-2)),
  is(1),
);

const treeAttributes = [
  ...['n_targets', 'post_transform', 'nodes_falsenodeids', 'nodes_featureids', 'nodes_hitrates'],
  ...['nodes_missing_value_tracks_true', 'nodes_modes', 'nodes_nodeids', 'nodes_treeids'],
  ...['nodes_truenodeids', 'nodes_values', 'target_ids', 'target_nodeids', 'target_treeids'],
  'target_weights',
];

interface Tree {
  modes: string[];
  features: number[];
  splits: number[];
  trueIds: number[];
  falseIds: number[];
  /** What the regressor answers at a leaf, by node. */
  answers: Map<number, number>;
  /** Nodes on the way to the leaf, and rows in it, by answer. */
  nodes: Map<number, number>;
  rows: Map<number, number>;
  /** Columns of the model, by the tree's own numbers. */
  columns: number[];
}

function zip(keys: number[], values: number[], what: string): Map<number, number> {
  const map = new Map(keys.map((key, i) => [key, values[i] ?? NaN]));
  if (keys.length !== values.length || map.size !== keys.length) {
    throw refuse(`${what} do not belong together`);
  }
  return map;
}

class Skl2onnxReader {
  private readonly matcher: GraphMatcher;
  private readonly input: string;
  private readonly columns: number;
  /** Regressors and tables that belong to a tree: read again for others, they would fill the memory. */
  private readonly taken = new Set<onnx.INodeProto>();

  constructor(private readonly graph: onnx.IGraphProto) {
    const [input, ...others] = graph.input ?? [];
    const tensor = input?.type?.tensorType;
    this.input = input?.name ?? '';
    this.columns = toNumber(tensor?.shape?.dim?.[1]?.dimValue ?? 0);
    if (others.length > 0 || tensor?.elemType !== FLOAT || !(this.columns >= 1)) {
      throw refuse('its input must be one matrix of 32-bit floats that says its columns');
    }
    this.matcher = new GraphMatcher(graph);
  }

  read(): { trees: Tree[]; columns: number; sampleSize: number } {
    const slots = new Map<string, string>();
    const [label = '', decision = '', samples] = (this.graph.output ?? []).map(({ name }) => name);
    slots.set('decision', decision ?? '');
    this.matcher.match(label ?? '', verdict, slots);
    this.matcher.match(decision ?? '', op('Add', slot('samples'), slot('offset')), slots);
    if (samples !== undefined && samples !== slots.get('samples')) {
      throw refuse('its third output is not score_samples');
    }
    this.matcher.match(slots.get('samples') ?? '', scoreSamples, slots);
    this.matcher.constant(slots.get('offset') ?? '');
    const sum = this.matcher.producer(slots.get('sum') ?? '', 'Sum');
    assertTreesFit(sum.input?.length ?? 0);
    const trees = (sum.input ?? []).map((input) => this.readTree(input));
    this.matcher.assertAllMatched();
    const [scale = NaN] = this.matcher.constant(slots.get('scale') ?? '');
    return { trees, columns: this.columns, sampleSize: sampleSizeOf(scale, trees.length) };
  }

  private readTree(value: string): Tree {
    const slots = new Map<string, string>();
    this.matcher.match(value, depth, slots);
    this.matcher.match(slots.get('more than two') ?? '', moreThanTwo, slots);
    this.matcher.match(slots.get('nodes') ?? '', ofLeaf('table of nodes'), slots);
    this.matcher.match(slots.get('rows') ?? '', ofLeaf('table of rows'), slots);
    const shape = this.matcher.constant(slots.get('column shape') ?? '');
    if (shape.join() !== '-1,1') throw refuse('path lengths are not put in a column');
    const nodes = this.readTable(slots.get('table of nodes') ?? '', slots);
    const rows = this.readTable(slots.get('table of rows') ?? '', slots);
    return { ...this.readRegressor(slots.get('leaf') ?? ''), nodes, rows };
  }

  /** The node that makes a value, for the one tree that has it. */
  private takeOnce(value: string, operator: string): onnx.INodeProto {
    const node = this.matcher.producer(value, operator);
    if (this.taken.has(node)) throw this.matcher.mismatch(node, 'is in two trees');
    this.taken.add(node);
    return node;
  }

  private readTable(value: string, slots: Map<string, string>): Map<number, number> {
    const node = this.takeOnce(value, 'LabelEncoder');
    this.matcher.match(node.input?.[0] ?? '', cast(INT64, slot('leaf')), slots);
    const attributes = new NodeAttributes(node);
    attributes.assertOnly(['keys_int64s', 'values_floats']);
    return zip(attributes.ints('keys_int64s'), attributes.floats('values_floats'), 'leaf tables');
  }

  private readRegressor(value: string): Omit<Tree, 'nodes' | 'rows'> {
    const node = this.takeOnce(value, 'TreeEnsembleRegressor');
    const columns = this.readColumns(node.input?.[0] ?? '');
    const attributes = new NodeAttributes(node);
    attributes.assertOnly(treeAttributes);
    const modes = attributes.strings('nodes_modes');
    const ids = attributes.ints('nodes_nodeids');
    const transform = attributes.string('post_transform') ?? 'NONE';
    const isPlain =
      attributes.int('n_targets') === 1 &&
      transform === 'NONE' &&
      ids.length === modes.length &&
      ids.every((id, i) => id === i) &&
      ['nodes_treeids', 'target_treeids', 'target_ids', 'nodes_missing_value_tracks_true'].every(
        (name) => attributes.ints(name).every((number) => number === 0),
      );
    if (!isPlain) throw this.matcher.mismatch(node, 'is not one plain tree');
    return {
      modes,
      columns,
      features: attributes.ints('nodes_featureids'),
      splits: attributes.floats('nodes_values'),
      trueIds: attributes.ints('nodes_truenodeids'),
      falseIds: attributes.ints('nodes_falsenodeids'),
      answers: zip(
        attributes.ints('target_nodeids'),
        attributes.floats('target_weights'),
        'leaves and their answers',
      ),
    };
  }

  private readColumns(value: string): number[] {
    const gather = this.matcher.producer(value, 'Gather');
    const [rows, indices = ''] = gather.input ?? [];
    const columns = this.matcher.constant(indices);
    const outside = columns.find((column) => !(column >= 0 && column < this.columns));
    if (rows !== this.input || new NodeAttributes(gather).int('axis') !== 1) {
      throw this.matcher.mismatch(gather, 'does not choose columns of the rows');
    }
    if (outside !== undefined) throw this.matcher.mismatch(gather, `chooses column ${outside}`);
    return columns;
  }
}

/** The sample size that the sum of depths is divided by: trees * c(sample size), in 32 bits. */
function sampleSizeOf(scale: number, trees: number): number {
  const sampleSize = rowsOfPathLength(scale / trees, mostSampled);
  const expected = trees * averagePathLength(sampleSize);
  if (sampleSize < 2 || !(Math.abs(scale - expected) <= 2e-7 * expected)) {
    throw refuse(`${scale} is no average path length of ${trees} trees`);
  }
  return sampleSize;
}

class ForestBuilder {
  private readonly feature: number[] = [];
  private readonly threshold: number[] = [];
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly count: number[] = [];
  private readonly weight: number[] = [];
  private readonly limit: number;
  private readonly leafScale: number;

  constructor(private readonly shape: { trees: number; columns: number; sampleSize: number }) {
    this.limit = heightLimit(shape.sampleSize);
    this.leafScale = -Math.LN2 / (shape.trees * averagePathLength(shape.sampleSize));
  }

  build(trees: Tree[]): Forest {
    const roots = Int32Array.from(trees, (tree) => this.add(tree, 0, 0, new Set()));
    const { columns, sampleSize } = this.shape;
    return {
      ...{ columns, sampleSize, roots, roundsRows: true, bounded: false },
      feature: Int32Array.from(this.feature),
      threshold: Float64Array.from(this.threshold),
      left: Int32Array.from(this.left),
      right: Int32Array.from(this.right),
      count: Int32Array.from(this.count),
      weight: Float64Array.from(this.weight),
    };
  }

  private push(): number {
    this.threshold.push(0);
    this.left.push(-1);
    this.right.push(-1);
    this.count.push(0);
    this.weight.push(0);
    return this.feature.push(-1) - 1;
  }

  private add(tree: Tree, source: number, depth: number, visited: Set<number>): number {
    const mode = tree.modes[source];
    if (mode === undefined || visited.has(source)) throw refuse('its nodes are no trees');
    visited.add(source);
    if (mode === 'LEAF') return this.addLeaf(tree, source, depth);
    if (mode !== 'BRANCH_LEQ') throw refuse('its nodes do not all compare by <=');
    if (depth >= this.limit) throw refuse('its trees are too high');
    const column = tree.columns[tree.features[source] ?? -1];
    const split = tree.splits[source];
    if (column === undefined) throw refuse(`it tests column ${tree.features[source] ?? ''}`);
    if (split === undefined || !Number.isFinite(split)) {
      throw refuse('a threshold is no finite number');
    }
    const node = this.push();
    this.feature[node] = column;
    this.threshold[node] = split;
    const left = this.add(tree, tree.trueIds[source] ?? -1, depth + 1, visited);
    const right = this.add(tree, tree.falseIds[source] ?? -1, depth + 1, visited);
    this.left[node] = left;
    this.right[node] = right;
    const [lefts = 0, rights = 0] = [this.count[left], this.count[right]];
    const share = lefts / (lefts + rights);
    this.count[node] = lefts + rights;
    this.weight[node] = share * (this.weight[left] ?? 0) + (1 - share) * (this.weight[right] ?? 0);
    return node;
  }

  private addLeaf(tree: Tree, source: number, depth: number): number {
    const answer = tree.answers.get(source) ?? NaN;
    const rows = tree.rows.get(answer) ?? NaN;
    if (tree.nodes.get(answer) !== depth + 1) throw refuse('a path length is not that of its leaf');
    if (!Number.isInteger(rows) || rows < 1 || rows > this.shape.sampleSize) {
      throw refuse('a leaf has no whole number of rows of its sample');
    }
    const node = this.push();
    this.count[node] = rows;
    this.weight[node] = this.leafScale * (depth + averagePathLength(rows));
    return node;
  }
}

/**
 * The forest of skl2onnx's graph. Its comparisons are in 32 bits with thresholds rounded so that every
 * decision stays; its path lengths are computed again, in double.
 * @throws AppError MODEL_NOT_A_FOREST for any other graph, MODEL_CORRUPT, MODEL_TOO_LARGE
 */
export function readSkl2onnx(model: onnx.IModelProto): Forest {
  const { trees, columns, sampleSize } = new Skl2onnxReader(model.graph ?? {}).read();
  return new ForestBuilder({ trees: trees.length, columns, sampleSize }).build(trees);
}
