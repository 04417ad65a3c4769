/** A forest as ONNX bytes. */
import { onnx } from 'onnx-proto';
import type { Forest } from './forest';
import * as graph from './onnx_graph';

const { AttributeType } = onnx.AttributeProto;
const { DataType } = onnx.TensorProto;

const ints = (name: string, values: ArrayLike<number>): onnx.IAttributeProto => ({
  name,
  type: AttributeType.INTS,
  ints: Array.from(values),
});

const int = (name: string, i: number): onnx.IAttributeProto => ({
  name,
  type: AttributeType.INT,
  i,
});

function doubles(name: string, values: number[]): onnx.IAttributeProto {
  const rawData = Buffer.alloc(values.length * 8);
  values.forEach((value, i) => rawData.writeDoubleLE(value, i * 8));
  const t = { dims: [values.length], dataType: DataType.DOUBLE, rawData };
  return { name, type: AttributeType.TENSOR, t };
}

function bytes(name: string, values: Uint8Array): onnx.IAttributeProto {
  const t = { dims: [values.length], dataType: DataType.UINT8, rawData: values };
  return { name, type: AttributeType.TENSOR, t };
}

/** Interior nodes and leaves as the operator counts them: each apart, from 0. */
class Tables {
  readonly features: number[] = [];
  readonly splits: number[] = [];
  readonly trueIds: number[] = [];
  readonly trueLeafs: number[] = [];
  readonly falseIds: number[] = [];
  readonly falseLeafs: number[] = [];
  readonly roots: number[] = [];
  readonly weights: number[] = [];
  /** Training rows of each leaf. */
  readonly rows: number[] = [];
  private readonly leafOf = new Map<string, number>();

  constructor(private readonly forest: Forest) {
    for (const root of forest.roots) {
      this.roots.push(this.isLeaf(root) ? this.addLeafAlone(root) : this.addNode(root));
    }
  }

  private isLeaf(node: number): boolean {
    return this.forest.feature[node] === -1;
  }

  /** Leaves that are alike in weight and rows are written once: most of them are, until labels part them. */
  private addLeaf(node: number): number {
    const weight = this.forest.weight[node] ?? 0;
    const rows = this.forest.count[node] ?? 0;
    const key = this.forest.bounded ? `${weight} ${rows}` : String(weight);
    const known = this.leafOf.get(key);
    if (known !== undefined) return known;
    this.rows.push(rows);
    const leaf = this.weights.push(weight) - 1;
    this.leafOf.set(key, leaf);
    return leaf;
  }

  /** The operator knows no tree without a node: a test whose both ends are the one leaf stands in. */
  private addLeafAlone(node: number): number {
    const leaf = this.addLeaf(node);
    return this.push({ feature: 0, split: 0, ends: [leaf, leaf], leafs: [1, 1] });
  }

  private addNode(node: number): number {
    const { feature, threshold, left, right } = this.forest;
    const children = [left[node] ?? 0, right[node] ?? 0] as const;
    const here = this.push({
      feature: feature[node] ?? 0,
      split: threshold[node] ?? 0,
      ends: [0, 0],
      leafs: [this.isLeaf(children[0]) ? 1 : 0, this.isLeaf(children[1]) ? 1 : 0],
    });
    const add = (child: number) => (this.isLeaf(child) ? this.addLeaf(child) : this.addNode(child));
    this.trueIds[here] = add(children[0]);
    this.falseIds[here] = add(children[1]);
    return here;
  }

  private push(node: {
    feature: number;
    split: number;
    ends: [number, number];
    leafs: [number, number];
  }): number {
    this.splits.push(node.split);
    this.trueIds.push(node.ends[0]);
    this.falseIds.push(node.ends[1]);
    this.trueLeafs.push(node.leafs[0]);
    this.falseLeafs.push(node.leafs[1]);
    return this.features.push(node.feature) - 1;
  }
}

function treeNode(forest: Forest, tables: Tables): onnx.INodeProto {
  const nodes = tables.features.length;
  return {
    opType: 'TreeEnsemble',
    domain: graph.treeDomain,
    input: [forest.roundsRows ? graph.roundedNames.wide : graph.inputName],
    output: [graph.exponentName],
    attribute: [
      int('aggregate_function', graph.aggregateSum),
      int('post_transform', graph.noPostTransform),
      int('n_targets', 1),
      ints('tree_roots', tables.roots),
      ints('nodes_featureids', tables.features),
      doubles('nodes_splits', tables.splits),
      bytes('nodes_modes', new Uint8Array(nodes).fill(graph.modeLessOrEqual)),
      ints('nodes_truenodeids', tables.trueIds),
      ints('nodes_trueleafs', tables.trueLeafs),
      ints('nodes_falsenodeids', tables.falseIds),
      ints('nodes_falseleafs', tables.falseLeafs),
      ints('leaf_targetids', new Uint8Array(tables.weights.length)),
      doubles('leaf_weights', tables.weights),
    ],
  };
}

const cast = (input: string, output: string, to: number): onnx.INodeProto => ({
  opType: 'Cast',
  input: [input],
  output: [output],
  attribute: [int('to', to)],
});

/** Takes a row to the nearest 32-bit floats, as scikit-learn does before it asks its trees. */
function roundingNodes({ roundsRows }: Forest): onnx.INodeProto[] {
  const { narrow, wide } = graph.roundedNames;
  if (!roundsRows) return [];
  return [cast(graph.inputName, narrow, DataType.FLOAT), cast(narrow, wide, DataType.DOUBLE)];
}

const node = (opType: string, input: string[], output: string): onnx.INodeProto => ({
  opType,
  input,
  output: [output],
});

/** From the exponent to the score, as `scoreOf` computes it: step by step, so that the bits agree. */
export function scoreNodes({ bounded }: Pick<Forest, 'bounded'>): onnx.INodeProto[] {
  const { exponentName, outputName, unboundedName: plain, oneName } = graph;
  if (!bounded) return [node('Exp', [exponentName], outputName)];
  return [
    node('Exp', [exponentName], plain),
    node('Mul', [plain, plain], 'square'),
    node('Mul', ['square', 'square'], 'fourth'),
    node('Mul', ['fourth', 'fourth'], 'eighth'),
    node('Add', ['eighth', oneName], 'sum'),
    node('Sqrt', ['sum'], 'root_2'),
    node('Sqrt', ['root_2'], 'root_4'),
    node('Sqrt', ['root_4'], 'root_8'),
    node('Div', [plain, 'root_8'], outputName),
  ];
}

/** The constants that `scoreNodes` needs. */
export function scoreConstants({ bounded }: Pick<Forest, 'bounded'>): onnx.ITensorProto[] {
  const rawData = Buffer.alloc(8);
  rawData.writeDoubleLE(1);
  return bounded ? [{ name: graph.oneName, dataType: DataType.DOUBLE, rawData }] : [];
}

function leafRows(rows: number[]): string {
  const bytes = Buffer.alloc(rows.length * 2);
  rows.forEach((count, leaf) => bytes.writeUInt16LE(count - 1, leaf * 2));
  return bytes.toString('base64');
}

/** A tensor of doubles, `columns` of them a row. */
export const matrixOf = (name: string, columns: number): onnx.IValueInfoProto => ({
  name,
  type: {
    tensorType: {
      elemType: DataType.DOUBLE,
      shape: { dim: [{ dimParam: 'rows' }, { dimValue: columns }] },
    },
  },
});

/**
 * The forest as one `TreeEnsemble` whose leaves are summed, and `Exp`, all in double; before them two
 * `Cast` where the forest rounds its rows, after them the bound of a forest that has learnt from labels.
 * The same forest gives the same bytes.
 */
export function writeOnnx(forest: Forest): Uint8Array {
  const tables = new Tables(forest);
  const metadataProps = [{ key: graph.sampleSizeKey, value: String(forest.sampleSize) }];
  if (forest.bounded) metadataProps.push({ key: graph.leafRowsKey, value: leafRows(tables.rows) });
  const model: onnx.IModelProto = {
    irVersion: graph.irVersion,
    producerName: 'anomaly-forest',
    opsetImport: [
      { domain: '', version: graph.baseOpset },
      { domain: graph.treeDomain, version: graph.treeOpset },
    ],
    graph: {
      name: 'isolation_forest',
      node: [...roundingNodes(forest), treeNode(forest, tables), ...scoreNodes(forest)],
      initializer: scoreConstants(forest),
      input: [matrixOf(graph.inputName, forest.columns)],
      output: [matrixOf(graph.outputName, 1)],
    },
    metadataProps,
  };
  return onnx.ModelProto.encode(model).finish();
}
