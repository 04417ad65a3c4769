/** The tables of a TreeEnsemble that does nothing but compare by <= and sum its leaves. */
import type { onnx } from 'onnx-proto';
import { AppError } from '../../common/errors';
import { assertTreesFit } from './forest_limits';
import { NodeAttributes } from './import/proto_values';
import * as graph from './onnx_graph';

const corrupt = (what: string) => new AppError('MODEL_CORRUPT', `The model is damaged: ${what}.`);

/** What the operator is told of a tree; anything else could change what the trees say. */
const treeAttributes = [
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
] as const;

const intsOf = (attributes: NodeAttributes, name: string) => Int32Array.from(attributes.ints(name));

/** The operator's tables: nodes and leaves counted apart, each from 0. */
export interface TreeTables {
  roots: Int32Array;
  feature: Int32Array;
  split: Float64Array;
  trueId: Int32Array;
  trueLeaf: Int32Array;
  falseId: Int32Array;
  falseLeaf: Int32Array;
  leafWeight: Float64Array;
}

/**
 * @param mayGain whether leaves may count against a row's path length, as they do once labels have changed them
 * @throws AppError MODEL_CORRUPT, MODEL_TOO_LARGE
 */
export function readTreeTables(node: onnx.INodeProto, mayGain: boolean): TreeTables {
  const attributes = new NodeAttributes(node);
  const treeRoots = intsOf(attributes, 'tree_roots');
  assertTreesFit(treeRoots.length);
  const tables = {
    roots: treeRoots,
    feature: intsOf(attributes, 'nodes_featureids'),
    split: attributes.doubles('nodes_splits'),
    trueId: intsOf(attributes, 'nodes_truenodeids'),
    trueLeaf: intsOf(attributes, 'nodes_trueleafs'),
    falseId: intsOf(attributes, 'nodes_falsenodeids'),
    falseLeaf: intsOf(attributes, 'nodes_falseleafs'),
    leafWeight: attributes.doubles('leaf_weights'),
  };
  const { feature, split, trueId, trueLeaf, falseId, falseLeaf, roots } = tables;
  const lengths = new Set(
    [feature, split, trueId, trueLeaf, falseId, falseLeaf].map((table) => table.length),
  );
  if (lengths.size !== 1 || roots.length === 0) throw corrupt('its tables differ in length');
  assertPlainSum(attributes, tables);
  assertWeights(tables, mayGain);
  return tables;
}

/** That the operator does nothing but compare by <= and sum the leaves. */
function assertPlainSum(attributes: NodeAttributes, tables: TreeTables): void {
  attributes.assertOnly(treeAttributes, 'MODEL_CORRUPT');
  if (attributes.int('aggregate_function') !== graph.aggregateSum) {
    throw corrupt('its trees are not summed');
  }
  if (attributes.int('post_transform') !== graph.noPostTransform) {
    throw corrupt('its sum is transformed');
  }
  if (attributes.int('n_targets') !== 1) throw corrupt('it has several targets');
  const modes = attributes.bytes('nodes_modes');
  const targets = intsOf(attributes, 'leaf_targetids');
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
}

/** Beyond it, e to the sum of a row's leaves is no finite number above 0. */
const mostExponent = 700;

function assertWeights({ leafWeight, roots }: TreeTables, mayGain: boolean): void {
  const most = mostExponent / roots.length;
  if (!leafWeight.every((weight) => Math.abs(weight) <= most && (mayGain || weight <= 0))) {
    throw corrupt('a leaf counts for more than a path length can');
  }
}
