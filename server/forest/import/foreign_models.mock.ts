/** ONNX bytes as others write them, and damage to them, for the tests of what takes them in. */
import { onnx } from 'onnx-proto';
import type { Forest } from '../forest';
import { growForest } from '../grow_forest';
import type { SeededRandom } from '../random';
import * as make from '../test_matrix.mock';
import { writeOnnx } from '../write_onnx';

export const decode = (bytes: Uint8Array): onnx.IModelProto => onnx.ModelProto.decode(bytes);
export const encode = (model: onnx.IModelProto): Uint8Array =>
  onnx.ModelProto.encode(model).finish();

/** The bytes of a small forest grown here. */
export function ownModel(changes: Partial<Forest> = {}): Uint8Array {
  const matrix = make.randomMatrix(200, [make.plain, make.plain]);
  return writeOnnx({ ...growForest(matrix, { trees: 5, sampleSize: 64, seed: 1 }), ...changes });
}

/** A tensor whose numbers would be read from a file. */
export const tensorFromFile = (location: string): onnx.ITensorProto => ({
  name: 'outside',
  dataType: onnx.TensorProto.DataType.DOUBLE,
  dims: [4],
  dataLocation: onnx.TensorProto.DataLocation.EXTERNAL,
  externalData: [{ key: 'location', value: location }],
});

type Change = (model: onnx.IModelProto) => void;

/** Every place where ONNX lets data from a file in. */
export const outsideData = (location: string): Record<string, Change> => {
  const outside = tensorFromFile(location);
  const first = (model: onnx.IModelProto) => model.graph?.node?.[0] ?? {};
  const inner: onnx.IGraphProto = { name: 'inner', initializer: [outside] };
  const addAttribute = (attribute: onnx.IAttributeProto): Change => {
    return (model) => void first(model).attribute?.push(attribute);
  };
  const { AttributeType } = onnx.AttributeProto;
  return {
    initializer: ({ graph }) => void graph?.initializer?.push(outside),
    'location alone': ({ graph }) =>
      void graph?.initializer?.push({ ...outside, dataLocation: undefined }),
    'data_location alone': ({ graph }) =>
      void graph?.initializer?.push({ ...outside, externalData: [] }),
    'sparse initializer': ({ graph }) =>
      void graph?.sparseInitializer?.push({ values: outside, indices: outside, dims: [4] }),
    'attribute of a node': addAttribute({ name: 't', type: AttributeType.TENSOR, t: outside }),
    'list of tensors': addAttribute({ name: 't', type: AttributeType.TENSORS, tensors: [outside] }),
    'sparse tensor': addAttribute({
      name: 't',
      type: AttributeType.SPARSE_TENSOR,
      sparseTensor: { values: outside },
    }),
    'graph in a node': addAttribute({ name: 'body', type: AttributeType.GRAPH, g: inner }),
    'graphs in a node': addAttribute({ name: 'b', type: AttributeType.GRAPHS, graphs: [inner] }),
    'graph in a graph in a node': addAttribute({
      name: 'body',
      type: AttributeType.GRAPH,
      g: {
        name: 'outer',
        node: [
          { opType: 'If', attribute: [{ name: 'body', type: AttributeType.GRAPH, g: inner }] },
        ],
      },
    }),
    'training information': (model) =>
      Object.assign(model, { trainingInfo: [{ initialization: inner }] }),
    function: (model) => {
      const node = { opType: 'Constant', attribute: [{ name: 'value', type: 4, t: outside }] };
      Object.assign(model, { functions: [{ name: 'f', domain: 'd', node: [node] }] });
    },
  };
};

const splice = (bytes: Uint8Array, from: number, to: number, between: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, from), between, bytes.subarray(to)]);

/** One of the messages that stand within a model, and a way to put another there. */
function mutateStructure(bytes: Uint8Array, random: SeededRandom, location: string): Uint8Array {
  const model = decode(bytes);
  const pick = <T>(list: readonly T[] | null | undefined): T | undefined =>
    list?.[random.integer(Math.max(1, list.length))];
  const node = pick(model.graph?.node) ?? {};
  const attribute = pick(node.attribute) ?? {};
  const changes: Array<() => unknown> = [
    ...Object.values(outsideData(location)).map((change) => () => change(model)),
    () => (node.opType = pick(['Loop', 'If', 'Scan', 'Identity', 'Constant', 'Exp', 'Cast'])),
    () => (node.domain = pick(['', 'ai.onnx.ml', 'com.microsoft', 'ai.onnx'])),
    () => node.input?.reverse(),
    () => Object.assign(node, { output: pick(model.graph?.node)?.output }),
    () => model.graph?.node?.splice(random.integer(model.graph.node.length), 1),
    () => model.graph?.node?.push(node),
    () =>
      Object.assign(attribute, {
        ints: (attribute.ints ?? []).map(() => random.integer(100) - 50),
      }),
    () => {
      const at = random.integer(Math.max(1, attribute.ints?.length ?? 1));
      if (attribute.ints) attribute.ints[at] = random.integer(2 ** 31) - 2 ** 30;
    },
    () => void attribute.ints?.pop(),
    () => {
      const at = random.integer(Math.max(1, attribute.floats?.length ?? 1));
      if (attribute.floats) attribute.floats[at] = pick([NaN, Infinity, -1e38, 0, 1e9]) ?? 0;
    },
    () => (attribute.i = random.integer(40)),
    () => (attribute.name = pick(node.attribute)?.name),
    () => attribute.t?.rawData?.set([255, 255, 255, 255, 255, 255, 240, 127].slice(0, 2)),
    () => (attribute.t = tensorFromFile(location)),
    () => model.metadataProps?.forEach((one) => (one.value = String(random.integer(1000) - 10))),
    () => model.opsetImport?.forEach((set) => (set.version = random.integer(100))),
  ];
  pick(changes)?.();
  return encode(model);
}

/**
 * Damage as it happens and as it is done on purpose; the same for the same random numbers.
 * @param location the file that planted data would be read from; null for bytes that are no ONNX
 */
export function mutate(
  bytes: Uint8Array,
  random: SeededRandom,
  location: string | null,
): Uint8Array {
  const at = () => random.integer(bytes.length);
  const kind = random.integer(location === null ? 6 : 8);
  if (kind === 0) return bytes.slice(0, at());
  if (kind === 1) {
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
    return splice(bytes, from, Math.min(to, from + 64), new Uint8Array());
  }
  if (kind === 2) {
    // A piece of the file copied elsewhere: fields within fields, lengths that no longer fit.
    const from = at();
    const to = at();
    return splice(bytes, to, to, bytes.subarray(from, from + 1 + random.integer(200)));
  }
  if (kind === 3) {
    const noise = Uint8Array.from({ length: 1 + random.integer(16) }, () => random.integer(256));
    const from = at();
    return splice(bytes, from, from + noise.length, noise);
  }
  if (kind >= 6 && location !== null) return mutateStructure(bytes, random, location);
  const flipped = Uint8Array.from(bytes);
  for (let i = random.integer(kind === 4 ? 1 : 8); i >= 0; i--) {
    const place = at();
    flipped[place] = (flipped[place] ?? 0) ^ (1 << random.integer(8));
  }
  return flipped;
}
