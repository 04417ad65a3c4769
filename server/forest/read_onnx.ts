/** A forest back from the ONNX bytes that `write_onnx.ts` wrote: for explanations and checks. */
import { onnx } from 'onnx-proto';
import { AppError } from '../../common/errors';
import type { Forest } from './forest';
import { heightLimit } from './grow_forest';
import * as graph from './onnx_graph';
import { averagePathLength } from './path_length';
import { writeOnnx } from './write_onnx';

const corrupt = (what: string) => new AppError('MODEL_CORRUPT', `The model is damaged: ${what}.`);

/** The protobuf library gives 64-bit integers as objects of `long`, where that package is there. */
const toNumber = (value: unknown): number =>
  typeof value === 'number' ? value : (value as { toNumber(): number }).toNumber();

class Attributes {
  private readonly byName: Map<string, onnx.IAttributeProto>;

  constructor(node: onnx.INodeProto) {
    this.byName = new Map(
      (node.attribute ?? []).map((attribute) => [attribute.name ?? '', attribute]),
    );
  }

  ints(name: string): Int32Array {
    return Int32Array.from(this.byName.get(name)?.ints ?? [], toNumber);
  }

  int(name: string): number {
    return toNumber(this.byName.get(name)?.i ?? -1);
  }

  doubles(name: string): Float64Array {
    const raw = this.byName.get(name)?.t?.rawData ?? new Uint8Array();
    if (raw.byteLength % 8 !== 0) throw corrupt(`${name} is cut short`);
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
  const tables = {
    roots: attributes.ints('tree_roots'),
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
  if (attributes.int('aggregate_function') !== graph.aggregateSum) {
    throw corrupt('its trees are not summed');
  }
  return tables;
}

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
    private readonly shape: { columns: number; sampleSize: number },
  ) {
    this.leafScale = -Math.LN2 / (tables.roots.length * averagePathLength(shape.sampleSize));
    this.limit = heightLimit(shape.sampleSize);
  }

  read(): Forest {
    const roots = this.tables.roots.map((root) => this.addTree(root));
    return {
      ...this.shape,
      roundsRows: false,
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
    if (this.count[node] !== this.shape.sampleSize) {
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
    this.weight[node] = weight;
    this.count[node] = rowsOfPathLength(weight / this.leafScale - depth, this.shape.sampleSize);
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

/** The number of rows, 1..most, whose average path length is nearest to the given one. */
function rowsOfPathLength(pathLength: number, most: number): number {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const between = (averagePathLength(middle) + averagePathLength(middle + 1)) / 2;
    if (pathLength <= between) high = middle;
    else low = middle + 1;
  }
  return low;
}

function decode(bytes: Uint8Array): onnx.IModelProto {
  try {
    return onnx.ModelProto.decode(bytes);
  } catch (error) {
    throw corrupt(`it is no ONNX (${error instanceof Error ? error.message : String(error)})`);
  }
}

/**
 * The forest of a model that this product wrote. Writing it again must give the same bytes: then the
 * model holds nothing else, such as data from outside, which onnxruntime would read from the disk.
 * @throws AppError MODEL_CORRUPT for anything else
 */
export function readOnnx(bytes: Uint8Array): Forest {
  const model = decode(bytes);
  const [trees, exp, ...others] = model.graph?.node ?? [];
  if (trees?.opType !== 'TreeEnsemble' || exp?.opType !== 'Exp' || others.length > 0) {
    throw corrupt('it is not one TreeEnsemble and Exp');
  }
  const shape = model.graph?.input?.[0]?.type?.tensorType?.shape?.dim?.[1];
  const columns = toNumber(shape?.dimValue ?? 0);
  const sampleSize = Number(
    model.metadataProps?.find(({ key }) => key === graph.sampleSizeKey)?.value,
  );
  if (!Number.isInteger(columns) || columns < 1) throw corrupt('it does not say its columns');
  if (!Number.isInteger(sampleSize) || sampleSize < 2) throw corrupt('it lacks its sample size');
  const forest = new ForestReader(readTables(trees), { columns, sampleSize }).read();
  if (!Buffer.from(writeOnnx(forest)).equals(bytes)) throw corrupt('it holds more than its trees');
  return forest;
}
