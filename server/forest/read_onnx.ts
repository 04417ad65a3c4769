/** A forest back from the compact graph that `write_onnx.ts` writes: for explanations and checks. */
import { onnx } from 'onnx-proto';
import { AppError } from '../../common/errors';
import type { Forest } from './forest';
import { mostSampled } from './forest_limits';
import { NodeAttributes, toNumber } from './import/proto_values';
import * as graph from './onnx_graph';
import { readTreeTables } from './read_tree_tables';
import { rebuildForest } from './rebuild_forest';
import { scoreConstants, scoreNodes, writeOnnx } from './write_onnx';

const corrupt = (what: string) => new AppError('MODEL_CORRUPT', `The model is damaged: ${what}.`);

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

/** That the nodes are a chain from the one input, in double, to a value; and the graph's output a double. */
function assertChain(
  proto: onnx.IGraphProto,
  nodes: onnx.INodeProto[],
  end: string | null | undefined,
): void {
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
  if (end !== links[links.length - 1]) throw corrupt('its output is not the score');
  if (otherInputs.length + otherOutputs.length > 0) {
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
    const attributes = new NodeAttributes(node);
    attributes.assertOnly(['to'], 'MODEL_CORRUPT');
    return attributes.int('to');
  });
  if (targets.length === 0) return false;
  const { FLOAT, DOUBLE } = onnx.TensorProto.DataType;
  if (targets[0] !== FLOAT || targets[1] !== DOUBLE) throw corrupt('it casts rows oddly');
  return true;
}

const operatorsOf = (nodes: onnx.INodeProto[]) =>
  nodes.map(({ domain, opType }) => `${domain ? `${domain}.` : ''}${opType ?? ''}`).join(' ');

/** What a compact graph may be, by the names of its nodes. */
const forms = [false, true].flatMap((bounded) =>
  ['', 'Cast Cast '].map((casts) => ({
    bounded,
    operators: `${casts}${graph.treeDomain}.TreeEnsemble ${operatorsOf(scoreNodes({ bounded }))}`,
  })),
);

const formOf = (model: onnx.IModelProto) => {
  const operators = operatorsOf(model.graph?.node ?? []);
  return forms.find((form) => form.operators === operators);
};

/** Whether a graph's nodes are those of the compact graph, by their names. */
export const isCompactGraph = (model: onnx.IModelProto): boolean => formOf(model) !== undefined;

const bytesOf = (node: onnx.INodeProto[], initializer: onnx.ITensorProto[]) =>
  Buffer.from(onnx.GraphProto.encode({ node, initializer }).finish());

/** That the score is made of the trees' sum in the one way, to the letter. */
function assertBound({ node, initializer, output }: onnx.IGraphProto, tail: number): void {
  const shape = { bounded: true };
  const found = bytesOf((node ?? []).slice(-tail), initializer ?? []);
  const isKnown = found.equals(bytesOf(scoreNodes(shape), scoreConstants(shape)));
  if (!isKnown || output?.[0]?.name !== graph.outputName) {
    throw corrupt('it bounds its scores oddly');
  }
}

const metadataOf = (model: onnx.IModelProto, wanted: string): string | undefined =>
  model.metadataProps?.find(({ key }) => key === wanted)?.value ?? undefined;

function readShape(model: onnx.IModelProto): { columns: number; sampleSize: number } {
  const shape = model.graph?.input?.[0]?.type?.tensorType?.shape?.dim?.[1];
  const columns = toNumber(shape?.dimValue ?? 0);
  const sampleSize = Number(metadataOf(model, graph.sampleSizeKey));
  if (!Number.isInteger(columns) || columns < 1) throw corrupt('it does not say its columns');
  if (!Number.isInteger(sampleSize) || sampleSize < 2) throw corrupt('it lacks its sample size');
  if (sampleSize > mostSampled) {
    throw corrupt(`its sample size is ${sampleSize}; ${mostSampled} is the most`);
  }
  return { columns, sampleSize };
}

function readLeafRows(model: onnx.IModelProto, leaves: number): Uint32Array {
  const bytes = Buffer.from(metadataOf(model, graph.leafRowsKey) ?? '', 'base64');
  if (bytes.length !== leaves * 2) throw corrupt('it does not say the rows of its leaves');
  return Uint32Array.from({ length: leaves }, (_, leaf) => bytes.readUInt16LE(leaf * 2) + 1);
}

/**
 * The forest of a compact graph, whoever wrote it: perhaps two `Cast`, one `TreeEnsemble`, `Exp`, perhaps
 * the bound of a forest that has learnt from labels.
 * @throws AppError MODEL_TOO_LARGE; MODEL_CORRUPT for anything else, or trees that are none
 */
export function readCompactGraph(model: onnx.IModelProto): Forest {
  const nodes = model.graph?.node ?? [];
  const form = formOf(model);
  if (form === undefined) throw corrupt('it is not one TreeEnsemble and Exp');
  const { bounded } = form;
  const tail = scoreNodes({ bounded }).length;
  const upToSum = nodes.slice(0, -tail);
  if (bounded) {
    assertBound(model.graph ?? {}, tail);
    assertChain(model.graph ?? {}, upToSum, graph.exponentName);
  } else {
    const [exp = {}] = nodes.slice(-tail);
    assertChain(model.graph ?? {}, nodes, model.graph?.output?.[0]?.name);
    if ((model.graph?.initializer ?? []).length > 0) throw corrupt('it has constants');
    new NodeAttributes(exp).assertOnly([], 'MODEL_CORRUPT');
  }
  const [trees = {}, ...casts] = [...upToSum].reverse();
  const shape = { ...readShape(model), roundsRows: readRounding(casts.reverse()), bounded };
  const tables = readTreeTables(trees, bounded);
  const leafRows = bounded ? readLeafRows(model, tables.leafWeight.length) : null;
  return rebuildForest(tables, shape, leafRows);
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
