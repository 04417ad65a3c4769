import { createHash } from 'crypto';
import { execFileSync } from 'child_process';
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
    const session = await OnnxSession.open(onnx);
    const scores = await session.score(matrix);
    await session.close();
    const expected = scoreTrees(forest, matrix);
    const worst = Math.max(...scores.map((score, row) => Math.abs(score - (expected[row] ?? NaN))));
    expect(worst).toBeLessThan(1e-14);
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

it('fits 100 trees of 256 rows and eight columns in 250 KB', () => {
  const matrix = make.randomMatrix(
    5_000,
    Array.from({ length: 8 }, () => make.bellShaped),
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
