import { onnx as proto } from 'onnx-proto';
import { goldenBundle } from '../bundle/golden_bundle.mock';
import { scoreTrees } from '../score_trees';
import * as make from '../test_matrix.mock';
import { decode, encode, outsideData, ownModel } from './foreign_models.mock';
import { readForeignOnnx } from './read_foreign_onnx';
import { mostModelBytes, scanOnnx } from './scan_onnx';

const own = ownModel();
let skl2onnx: Uint8Array;
beforeAll(async () => {
  skl2onnx = (await goldenBundle('skl2onnx')).onnx;
});

type Change = (model: proto.IModelProto) => void;
const changed = (bytes: Uint8Array, change: Change) => {
  const model = decode(bytes);
  change(model);
  return encode(model);
};
const refusal = (bytes: Uint8Array): unknown => {
  try {
    readForeignOnnx(bytes);
    return null;
  } catch (error) {
    return error;
  }
};

const nodeOf = ({ graph }: proto.IModelProto, operator: string) =>
  graph?.node?.find(({ opType }) => opType === operator) ?? {};
const attribute = (model: proto.IModelProto, name: string) =>
  nodeOf(model, 'TreeEnsemble').attribute?.find((one) => one.name === name) ?? {};
const doubles = (tensor: proto.ITensorProto | null | undefined) => {
  const raw = tensor?.rawData ?? new Uint8Array();
  return new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
};

it('reads a forest that was written here', () => {
  const { forest, form } = readForeignOnnx(own);
  expect(form).toBe('compact');
  const matrix = make.randomMatrix(50, [make.plain, make.plain], 3);
  expect(scoreTrees(forest, matrix).every((score) => score > 0 && score < 1)).toBe(true);
});

it('reads it under other names, since only the graph counts', () => {
  const renamed = changed(own, (model) => {
    Object.assign(model, { producerName: 'somebody', docString: 'words' });
    nodeOf(model, 'Exp').name = 'last';
  });
  expect(readForeignOnnx(renamed).forest).toEqual(readForeignOnnx(own).forest);
});

describe.each(Object.entries(outsideData('/etc/hostname')))('data from a file: %s', (_, change) => {
  it('is refused before anything is decoded', () => {
    const bytes = changed(own, change);
    const error = (() => {
      try {
        scanOnnx(bytes);
        return null;
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ code: 'MODEL_EXTERNAL_DATA' });
    expect(String(error)).not.toContain('hostname');
  });
});

it('refuses graphs within the graph, however deep', () => {
  const nest = (depth: number): proto.IGraphProto => ({
    name: 'g',
    node: [
      { opType: 'If', attribute: depth > 0 ? [{ name: 'b', type: 5, g: nest(depth - 1) }] : [] },
    ],
  });
  const withGraph = (depth: number) =>
    changed(
      own,
      (model) => void nodeOf(model, 'Exp').attribute?.push({ name: 'b', g: nest(depth) }),
    );
  expect(refusal(withGraph(0))).toMatchObject({ code: 'MODEL_NOT_A_FOREST' });
  expect(refusal(withGraph(500))).toMatchObject({ code: 'MODEL_CORRUPT' });
});

it.each(['Loop', 'If', 'Scan', 'com.microsoft.Anything', 'Constant'])('%s is not run', (name) => {
  const bytes = changed(own, (model) => {
    const [operator = '', ...domain] = name.split('.').reverse();
    Object.assign(nodeOf(model, 'Exp'), { opType: operator, domain: domain.reverse().join('.') });
  });
  expect(refusal(bytes)).toMatchObject({
    code: 'MODEL_OPERATOR_NOT_ALLOWED',
    message: expect.stringContaining(name) as string,
  });
});

it.each<[string, Change]>([
  ['an operator set of tomorrow', (model) => (model.opsetImport = [{ domain: '', version: 99 }])],
  ['a file format of tomorrow', (model) => (model.irVersion = 99)],
  ['a domain of others', (model) => void model.opsetImport?.push({ domain: 'x.y', version: 1 })],
])('%s is not known', (_, change) => {
  expect(refusal(changed(own, change))).toMatchObject({ code: 'MODEL_OPERATOR_NOT_ALLOWED' });
});

it('says how large a model may be', () => {
  expect(refusal(new Uint8Array(mostModelBytes + 1))).toMatchObject({ code: 'MODEL_TOO_LARGE' });
  const many = changed(own, ({ graph }) => {
    const exp = graph?.node?.[1] ?? {};
    graph?.node?.push(...Array.from({ length: 50_001 }, () => exp));
  });
  expect(refusal(many)).toMatchObject({ code: 'MODEL_TOO_LARGE' });
});

it('counts trees before it reads them', () => {
  const manyRoots = changed(own, (model) => {
    const roots = attribute(model, 'tree_roots');
    roots.ints = Array.from({ length: 1_001 }, () => 0);
    // Read, the trees would be refused for this.
    attribute(model, 'nodes_truenodeids').ints?.fill(-1);
  });
  const manyInputs = changed(skl2onnx, (model) => {
    const sum = nodeOf(model, 'Sum');
    sum.input = Array.from({ length: 1_001 }, () => 'nothing');
  });
  for (const bytes of [manyRoots, manyInputs]) {
    expect(refusal(bytes)).toMatchObject({
      code: 'MODEL_TOO_LARGE',
      message: expect.stringContaining('1001 trees') as string,
    });
  }
});

const trees: Record<string, Change> = {
  'a circle': (model) => {
    attribute(model, 'nodes_truenodeids').ints?.fill(0);
    attribute(model, 'nodes_trueleafs').ints?.fill(0);
  },
  'a child that is not there': (model) => {
    attribute(model, 'nodes_falsenodeids').ints?.fill(1_000_000);
  },
  'a negative child': (model) => {
    attribute(model, 'nodes_truenodeids').ints?.fill(-1);
  },
  'a column that is not there': (model) => {
    attribute(model, 'nodes_featureids').ints?.fill(2);
  },
  'a negative column': (model) => {
    attribute(model, 'nodes_featureids').ints?.fill(-7);
  },
  'another target': (model) => {
    attribute(model, 'leaf_targetids').ints?.fill(99_999);
  },
  'tables of other lengths': (model) => void attribute(model, 'nodes_trueleafs').ints?.pop(),
  'a threshold that is no number': (model) =>
    doubles(attribute(model, 'nodes_splits').t).setFloat64(0, NaN, true),
  'an endless threshold': (model) =>
    doubles(attribute(model, 'nodes_splits').t).setFloat64(0, Infinity, true),
  'a weight that lifts the score over 1': (model) =>
    doubles(attribute(model, 'leaf_weights').t).setFloat64(0, 3, true),
  'a weight that is no path length': (model) =>
    doubles(attribute(model, 'leaf_weights').t).setFloat64(0, -0.0123, true),
  'another comparison': (model) => void attribute(model, 'nodes_modes').t?.rawData?.fill(1),
  'leaves that are not summed': (model) => (attribute(model, 'aggregate_function').i = 2),
  'a transformed sum': (model) => (attribute(model, 'post_transform').i = 2),
  'sets of values': (model) =>
    void nodeOf(model, 'TreeEnsemble').attribute?.push({ name: 'membership_values', type: 4 }),
  'an attribute twice': (model) =>
    void nodeOf(model, 'TreeEnsemble').attribute?.push(attribute(model, 'n_targets')),
  'no sample size': (model) => (model.metadataProps = []),
  'another sample size': (model) =>
    (model.metadataProps = [{ key: 'anomaly_forest.sample_size', value: '63' }]),
  'a sample size that no search ends at': (model) =>
    (model.metadataProps = [{ key: 'anomaly_forest.sample_size', value: '1152921504606847232' }]),
  'a sample size above the most': (model) =>
    (model.metadataProps = [{ key: 'anomaly_forest.sample_size', value: '65537' }]),
  'another input': (model) => (nodeOf(model, 'Exp').input = ['rows']),
  'an output from elsewhere': ({ graph }) => (graph?.output ?? []).forEach((o) => (o.name = 'x')),
};
it.each(Object.entries(trees))('%s is no forest', (_, change) => {
  expect(refusal(changed(own, change))).toMatchObject({ code: 'MODEL_CORRUPT' });
});

describe("skl2onnx's graph", () => {
  const first = (model: proto.IModelProto, operator: string, name: string) =>
    nodeOf(model, operator).attribute?.find((one) => one.name === name) ?? {};
  const cases: Record<string, Change> = {
    'without a node': ({ graph }) => void graph?.node?.splice(17, 1),
    'with a node more': ({ graph }) =>
      void graph?.node?.push({ opType: 'Neg', input: ['scores'], output: ['more'] }),
    'with another constant': ({ graph }) => {
      const two = graph?.initializer?.find(({ floatData }) => floatData?.[0] === 2);
      if (two) two.floatData = [3];
    },
    'with another operator': (model) => (nodeOf(model, 'Max').opType = 'Add'),
    'with a circle of nodes': (model) => (nodeOf(model, 'Log').input = nodeOf(model, 'Log').output),
    'with a circle in a tree': (model) =>
      void first(model, 'TreeEnsembleRegressor', 'nodes_truenodeids').ints?.fill(0),
    'with another comparison': (model) => {
      const modes = first(model, 'TreeEnsembleRegressor', 'nodes_modes');
      modes.strings = modes.strings?.map(() => Buffer.from('BRANCH_LT'));
    },
    'with thresholds that are no numbers': (model) =>
      void first(model, 'TreeEnsembleRegressor', 'nodes_values').floats?.fill(NaN),
    'with a column that is not there': (model) =>
      void first(model, 'TreeEnsembleRegressor', 'nodes_featureids').ints?.fill(3),
    'with another path length': (model) =>
      void first(model, 'LabelEncoder', 'values_floats').floats?.fill(2.5),
    'with a tree that counts twice': (model) => {
      const { input } = nodeOf(model, 'Sum');
      if (input) input[1] = input[0] ?? '';
    },
    'with a table that two trees share': ({ graph }) => {
      const tables = (graph?.node ?? []).filter(({ opType }) => opType === 'LabelEncoder');
      const [shared = '', other = ''] = tables.map(({ output }) => output?.[0] ?? '');
      for (const { input } of graph?.node ?? []) {
        const at = input?.indexOf(other) ?? -1;
        if (input && at !== -1) input[at] = shared;
      }
    },
    'with rows in double': ({ graph }) => {
      const type = graph?.input?.[0]?.type?.tensorType;
      if (type) type.elemType = proto.TensorProto.DataType.DOUBLE;
    },
  };
  it.each(Object.entries(cases))('%s is refused', (_, change) => {
    const code = expect.stringMatching(/^MODEL_(NOT_A_FOREST|CORRUPT)$/) as string;
    expect(refusal(changed(skl2onnx, change))).toMatchObject({ code });
  });
});
