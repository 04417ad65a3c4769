import { createHash } from 'crypto';
import { execFileSync } from 'child_process';
import { onnx as proto } from 'onnx-proto';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import path from 'path';
import { growForest } from './grow_forest';
import { OnnxSession } from './onnx_session';
import { readOnnx } from './read_onnx';
import { scoreTrees } from './score_trees';
import * as make from './test_matrix.mock';
import { writeOnnx } from './write_onnx';

const kinds = {
  plain: [make.plain, make.plain, make.plain],
  'epoch milliseconds': [make.epochMilliseconds, make.plain],
  'byte counters': [make.byteCounter, make.plain],
  'tiny ranges': [make.tinyRange, make.plain],
  ties: [make.tied, make.tied],
  'a constant column': [make.constant, make.plain],
  'constant columns alone': [make.constant, make.constant],
};

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(Object.entries(kinds))('%s', (_, columns) => {
  const matrix = make.randomMatrix(2_000, columns, 5);
  const forest = growForest(matrix, { trees: 30, sampleSize: 128, seed: 9 });
  const onnx = writeOnnx(forest);

  it('scores in onnxruntime as the trees do', async () => {
    const session = await OnnxSession.open(onnx, forest);
    const scores = await session.score(matrix);
    await session.close();
    expect(scores).toEqual(scoreTrees(forest, matrix));
  });

  // Elsewhere onnxruntime multiplies and adds in one step, which rounds once and not twice.
  (process.arch === 'x64' ? it : it.skip)('scores as the graph by itself does', async () => {
    const session = await InferenceSession.create(onnx, { intraOpNumThreads: 1 });
    const rows = new Tensor('float64', matrix.values, [matrix.rows, matrix.columns]);
    const answer = await session.run({ rows });
    await session.release();
    expect(answer.ml_score?.data).toEqual(scoreTrees(forest, matrix));
  });

  it('comes back from its bytes', () => {
    const back = readOnnx(onnx);
    expect(back.feature).toEqual(forest.feature);
    expect(back.threshold).toEqual(forest.threshold);
    expect(back.count).toEqual(forest.count);
    expect(back.weight).toEqual(forest.weight);
  });
});

it('gives the same bytes in another process', () => {
  const script = path.join(__dirname, '../../packaging/run_ts.js');
  const printed = execFileSync(
    process.execPath,
    [script, path.join(__dirname, 'print_sha256.mock.ts')],
    {
      encoding: 'utf8',
    },
  );
  const matrix = make.randomMatrix(1_000, [make.plain, make.epochMilliseconds], 2);
  expect(printed).toBe(
    sha256(writeOnnx(growForest(matrix, { trees: 100, sampleSize: 256, seed: 1 }))),
  );
});

it.each([
  ['bell-shaped', make.bellShaped],
  ['uniform', make.plain],
  ['tied', (unit: number) => Math.floor(unit * 64)],
])('fits 100 trees of 256 rows and eight columns of %s values in 250 KB', (_, kind) => {
  const matrix = make.randomMatrix(
    5_000,
    Array.from({ length: 8 }, () => kind),
  );
  expect(
    writeOnnx(growForest(matrix, { trees: 100, sampleSize: 256, seed: 1 })).byteLength,
  ).toBeLessThan(250_000);
});

describe('damaged bytes', () => {
  const matrix = make.randomMatrix(200, [make.plain, make.plain]);
  const onnx = writeOnnx(growForest(matrix, { trees: 5, sampleSize: 64, seed: 1 }));

  it.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('not a model')],
    ['half of it', onnx.subarray(0, onnx.byteLength / 2)],
  ])('%s is refused', (_, bytes) => {
    expect(() => readOnnx(bytes)).toThrow(
      expect.objectContaining({ code: 'MODEL_CORRUPT' }) as Error,
    );
  });
});

describe('a model that is not as this product writes it', () => {
  const matrix = make.randomMatrix(200, [make.plain, make.plain]);
  const onnx = writeOnnx(growForest(matrix, { trees: 5, sampleSize: 64, seed: 1 }));
  const location = [{ key: 'location', value: 'secrets.txt' }];
  const outside = { dataType: 11, dims: [64, 2], dataLocation: 1, externalData: location };

  const treesOf = ({ graph }: proto.IModelProto) => graph?.node?.[0] ?? {};
  const attribute = (model: proto.IModelProto, name: string) =>
    treesOf(model).attribute?.find((one) => one.name === name) ?? {};
  /** A tree of one long branch, higher than any that is grown. */
  const makeHigh = (model: proto.IModelProto) => {
    const nodes = Array.from({ length: 100_000 }, (_, node) => node);
    attribute(model, 'tree_roots').ints = [0];
    attribute(model, 'nodes_featureids').ints = nodes.map(() => 0);
    attribute(model, 'nodes_splits').t = { rawData: new Uint8Array(nodes.length * 8) };
    attribute(model, 'nodes_truenodeids').ints = nodes.map((node) => node + 1);
    attribute(model, 'nodes_trueleafs').ints = nodes.map(() => 0);
    attribute(model, 'nodes_falsenodeids').ints = nodes.map(() => 0);
    attribute(model, 'nodes_falseleafs').ints = nodes.map(() => 1);
  };

  const changes: Record<string, (model: proto.IModelProto) => void> = {
    'rows from a file': (model) => {
      Object.assign(model.graph ?? {}, { initializer: [{ name: 'file', ...outside }] });
      treesOf(model).input = ['file'];
    },
    'an attribute from a file': (model) => {
      attribute(model, 'nodes_modes').t = outside;
    },
    'another comparison': (model) => attribute(model, 'nodes_modes').t?.rawData?.fill(1),
    'a transformed sum': (model) => {
      attribute(model, 'post_transform').i = 2;
    },
    'an operator of another domain': (model) => {
      Object.assign(model.graph?.node?.[1] ?? {}, { domain: 'elsewhere' });
    },
    'a circle': (model) => {
      attribute(model, 'nodes_truenodeids').ints?.fill(0);
      attribute(model, 'nodes_trueleafs').ints?.fill(0);
    },
    'a tree too high': makeHigh,
  };

  it.each(Object.entries(changes))('%s is refused', (_, change) => {
    const model = proto.ModelProto.decode(onnx);
    expect(proto.ModelProto.encode(model).finish()).toEqual(Buffer.from(onnx));
    change(model);
    expect(() => readOnnx(proto.ModelProto.encode(model).finish())).toThrow(
      expect.objectContaining({ code: 'MODEL_CORRUPT' }) as Error,
    );
  });
});
