/** A forest back from the compact graph that `write_onnx.ts` writes: for explanations and checks. */
import { onnx } from 'onnx-proto';
import { AppError } from '../../common/errors';
import type { Forest } from './forest';
import { assertTreesFit, mostSampled } from './forest_limits';
import { heightLimit } from './grow_forest';
import { toNumber } from './import/proto_values';
import * as graph from './onnx_graph';
import { averagePathLength, rowsOfPathLength } from './path_length';
import { writeOnnx } from './write_onnx';

const corrupt = (what: string) => new AppError('MODEL_CORRUPT', `The model is damaged: ${what}.`);

/** What the operator is told of a tree; anything else could change what the trees say. */
const treeAttributes: ReadonlySet<string> = new Set([
  'aggregate_function',
  'post_transform',
  'n_targets',
  'tree_roots',
  'nodes_featureids',
  'nodes_splits',
  'nodes_modes',
  'nodes_truenodeids',
  'nodes_trueleafs',
  'nodes_falsenodeids',
  'nodes_falseleafs',
  'leaf_targetids',
  'leaf_weights',
]);

class Attributes {
  private readonly byName: Map<string, onnx.IAttributeProto>;

  constructor(node: onnx.INodeProto) {
    this.byName = new Map(
      (node.attribute ?? []).map((attribute) => [attribute.name ?? '', attribute]),
    );
  }

  /** @throws AppError MODEL_CORRUPT when there is another attribute than these, or one twice. */
  assertOnly(names: ReadonlySet<string>, node: onnx.INodeProto): void {
    const other = [...this.byName.keys()].find((name) => !names.has(name));
    if (other !== undefined) throw corrupt(`its ${node.opType ?? ''} has the attribute ${other}`);
    if (this.byName.size !== (node.attribute ?? []).length) throw corrupt('an attribute is double');
  }

  ints(name: string): Int32Array {
    return Int32Array.from(this.byName.get(name)?.ints ?? [], toNumber);
  }

  int(name: string): number {
    return toNumber(this.byName.get(name)?.i ?? -1);
  }

  /** The bytes of a one-dimensional tensor of a type whose elements have `size` bytes. */
  private raw(name: string, dataType: number, size: number): Uint8Array {
    const tensor = this.byName.get(name)?.t;
    const raw = tensor?.rawData ?? new Uint8Array();
    const [length, ...others] = (tensor?.dims ?? []).map(toNumber);
    if (
      tensor?.dataType !== dataType ||
      others.length > 0 ||
      raw.byteLength !== (length ?? -1) * size
    ) {
      throw corrupt(`${name} is not what it should be`);
    }
    return raw;
  }

  bytes(name: string): Uint8Array {
    return this.raw(name, onnx.TensorProto.DataType.UINT8, 1);
  }

  doubles(name: string): Float64Array {
    const raw = this.raw(name, onnx.TensorProto.DataType.DOUBLE, 8);
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    return Float64Array.from({ length: raw.byteLength / 8 }, (_, i) =>
      view.getFloat64(i * 8, true),
    );
  }
}

interface Tables {
  roots: Int32Array;
  feature: Int32Array;
  split: Float64Array;
  trueId: Int32Array;
  trueLeaf: Int32Array;
  falseId: Int32Array;
  falseLeaf: Int32Array;
  leafWeight: Float64Array;
}

function readTables(node: onnx.INodeProto): Tables {
  const attributes = new Attributes(node);
  const treeRoots = attributes.ints('tree_roots');
  assertTreesFit(treeRoots.length);
  const tables = {
    roots: treeRoots,
    feature: attributes.ints('nodes_featureids'),
    split: attributes.doubles('nodes_splits'),
    trueId: attributes.ints('nodes_truenodeids'),
    trueLeaf: attributes.ints('nodes_trueleafs'),
    falseId: attributes.ints('nodes_falsenodeids'),
    falseLeaf: attributes.ints('nodes_falseleafs'),
    leafWeight: attributes.doubles('leaf_weights'),
  };
  const { feature, split, trueId, trueLeaf, falseId, falseLeaf, roots } = tables;
  const lengths = new Set(
    [feature, split, trueId, trueLeaf, falseId, falseLeaf].map((table) => table.length),
  );
  if (lengths.size !== 1 || roots.length === 0) throw corrupt('its tables differ in length');
  assertPlainSum(attributes, node, tables);
  return tables;
}

/** That the operator does nothing but compare by <= and sum the leaves. */
function assertPlainSum(attributes: Attributes, node: onnx.INodeProto, tables: Tables): void {
  attributes.assertOnly(treeAttributes, node);
  if (attributes.int('aggregate_function') !== graph.aggregateSum) {
    throw corrupt('its trees are not summed');
  }
  if (attributes.int('post_transform') !== graph.noPostTransform) {
    throw corrupt('its sum is transformed');
  }
  if (attributes.int('n_targets') !== 1) throw corrupt('it has several targets');
  const modes = attributes.bytes('nodes_modes');
  const targets = attributes.ints('leaf_targetids');
  if (
    modes.length !== tables.feature.length ||
    modes.some((mode) => mode !== graph.modeLessOrEqual)
  ) {
    throw corrupt('its nodes do not all compare by <=');
  }
  if (
    targets.length !== tables.leafWeight.length ||
    tables.leafWeight.length === 0 ||
    targets.some((target) => target !== 0)
  ) {
    throw corrupt('its leaves do not all count for the score');
  }
  if (!tables.split.every(Number.isFinite)) throw corrupt('a threshold is no finite number');
  if (!tables.leafWeight.every((weight) => Number.isFinite(weight) && weight <= 0)) {
    throw corrupt('a leaf counts for more than a path length can');
  }
}

/** Path lengths are computed with other logarithms elsewhere, and multiplied; far below what a row changes. */
const pathLengthTolerance = 1e-9;

/** Rebuilds depth-first order, so that each node is visited once: anything else is no tree. */
class ForestReader {
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
    private readonly tables: Tables,
    private readonly shape: Pick<Forest, 'columns' | 'sampleSize' | 'roundsRows'>,
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

  /** The leaf's rows are found from its weight: depth + c(rows), and c grows with every row. */
  private addLeaf(leaf: number, depth: number): number {
    const weight = this.tables.leafWeight[leaf];
    if (weight === undefined) throw corrupt('a node points beyond the leaves');
    const node = this.push(-1, 0);
    const rest = weight / this.leafScale - depth;
    const rows = rowsOfPathLength(rest, this.shape.sampleSize);
    if (!(Math.abs(rest - averagePathLength(rows)) <= pathLengthTolerance)) {
      throw corrupt(`leaf ${leaf} counts for what is no path length`);
    }
    this.weight[node] = weight;
    this.count[node] = rows;
    return node;
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

/** @throws AppError MODEL_CORRUPT */
export function decodeOnnx(bytes: Uint8Array): onnx.IModelProto {
  try {
    return onnx.ModelProto.decode(bytes);
  } catch (error) {
    throw corrupt(`it is no ONNX (${error instanceof Error ? error.message : String(error)})`);
  }
}

const elementType = (value: onnx.IValueInfoProto | undefined): number =>
  value?.type?.tensorType?.elemType ?? 0;

/** That the nodes are a chain from the one input, in double, to the one output. */
function assertChain(proto: onnx.IGraphProto, nodes: onnx.INodeProto[]): void {
  const [input, ...otherInputs] = proto.input ?? [];
  const [output, ...otherOutputs] = proto.output ?? [];
  const links = [input?.name, ...nodes.map((node) => node.output?.[0])];
  const linked = nodes.every(
    (node, i) =>
      node.input?.length === 1 && node.output?.length === 1 && node.input[0] === links[i],
  );
  const named = links.every((link) => link !== undefined && link !== '');
  if (!linked || !named || new Set(links).size !== links.length) {
    throw corrupt('its nodes are no chain');
  }
  if (output?.name !== links[links.length - 1]) throw corrupt('its output is not the score');
  if (otherInputs.length + otherOutputs.length > 0 || (proto.initializer ?? []).length > 0) {
    throw corrupt('it takes or gives more than rows and scores');
  }
  const double: number = onnx.TensorProto.DataType.DOUBLE;
  if (elementType(input) !== double || elementType(output) !== double) {
    throw corrupt('its rows or scores are no doubles');
  }
}

/** Whether the nodes before the trees round rows to 32-bit floats: two casts, or none. */
function readRounding(casts: onnx.INodeProto[]): boolean {
  const targets = casts.map((node) => {
    const attributes = new Attributes(node);
    attributes.assertOnly(new Set(['to']), node);
    return attributes.int('to');
  });
  if (targets.length === 0) return false;
  const { FLOAT, DOUBLE } = onnx.TensorProto.DataType;
  if (targets[0] !== FLOAT || targets[1] !== DOUBLE) throw corrupt('it casts rows oddly');
  return true;
}

const operatorsOf = (nodes: onnx.INodeProto[]) =>
  nodes.map(({ domain, opType }) => `${domain ? `${domain}.` : ''}${opType ?? ''}`).join(' ');

/** Whether a graph's nodes are those of the compact graph, by their names. */
export function isCompactGraph(model: onnx.IModelProto): boolean {
  const trees = `${graph.treeDomain}.TreeEnsemble Exp`;
  return [trees, `Cast Cast ${trees}`].includes(operatorsOf(model.graph?.node ?? []));
}

/**
 * The forest of a compact graph, whoever wrote it: perhaps two `Cast`, one `TreeEnsemble`, `Exp`.
 * @throws AppError MODEL_TOO_LARGE; MODEL_CORRUPT for anything else, or trees that are none
 */
export function readCompactGraph(model: onnx.IModelProto): Forest {
  const nodes = model.graph?.node ?? [];
  if (!isCompactGraph(model)) throw corrupt('it is not one TreeEnsemble and Exp');
  assertChain(model.graph ?? {}, nodes);
  const [exp, trees = {}, ...casts] = [...nodes].reverse();
  new Attributes(exp ?? {}).assertOnly(new Set(), exp ?? {});
  const shape = model.graph?.input?.[0]?.type?.tensorType?.shape?.dim?.[1];
  const columns = toNumber(shape?.dimValue ?? 0);
  const sampleSize = Number(
    model.metadataProps?.find(({ key }) => key === graph.sampleSizeKey)?.value,
  );
  if (!Number.isInteger(columns) || columns < 1) throw corrupt('it does not say its columns');
  if (!Number.isInteger(sampleSize) || sampleSize < 2) throw corrupt('it lacks its sample size');
  if (sampleSize > mostSampled) {
    throw corrupt(`its sample size is ${sampleSize}; ${mostSampled} is the most`);
  }
  const roundsRows = readRounding(casts.reverse());
  return new ForestReader(readTables(trees), { columns, sampleSize, roundsRows }).read();
}

/**
 * The forest of a model that this product wrote. Writing it again must give the same bytes: then the
 * model holds nothing else, such as data from outside, which onnxruntime would read from the disk.
 * @throws AppError MODEL_CORRUPT for anything else
 */
export function readOnnx(bytes: Uint8Array): Forest {
  const forest = readCompactGraph(decodeOnnx(bytes));
  if (!Buffer.from(writeOnnx(forest)).equals(bytes)) throw corrupt('it holds more than its trees');
  return forest;
}
