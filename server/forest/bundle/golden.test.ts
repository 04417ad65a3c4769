/**
 * Bundles that python/make_golden.py made of scikit-learn forests, over the columns that are easy to get
 * wrong; half of the rows in them stand exactly on a threshold.
 */
import { readdirSync, readFileSync } from 'fs';
import path from 'path';
import { readForeignOnnx } from '../import/read_foreign_onnx';
import { OnnxSession } from '../onnx_session';
import { readOnnx } from '../read_onnx';
import { scoreTrees } from '../score_trees';
import { matrixOf } from '../test_matrix.mock';
import { writeOnnx } from '../write_onnx';
import { readBundle } from './read_bundle';

const folder = path.join(__dirname, '../../../test/golden');
const names = readdirSync(folder).filter((name) => name.endsWith('.afmodel'));

const worst = (scores: Float64Array, expected: number[]) =>
  Math.max(...scores.map((score, row) => Math.abs(score - (expected[row] ?? NaN))));

it('has bundles to look at', () => {
  expect(names).toHaveLength(11);
});

describe.each(names)('%s', (name) => {
  it('scores here as in scikit-learn, and flags the same rows', async () => {
    const { manifest, onnx, vectors } = await readBundle(readFileSync(path.join(folder, name)));
    const { forest, form } = readForeignOnnx(onnx);
    expect(form).toBe(name.startsWith('skl2onnx') ? 'skl2onnx' : 'compact');
    expect(forest).toMatchObject({ roundsRows: true, sampleSize: manifest.sample_size });
    const rows = matrixOf(vectors.rows);
    const written = writeOnnx(forest);
    const session = await OnnxSession.open(written);
    const scores = await session.score(rows);
    await session.close();
    expect(worst(scores, vectors.scores)).toBeLessThan(1e-12);
    expect(worst(scoreTrees(forest, rows), vectors.scores)).toBeLessThan(1e-12);
    const flagged = Array.from(scores, (score) => score >= manifest.threshold);
    expect(flagged).toEqual(vectors.anomalous);
    // Where nothing varies, nothing stands out.
    expect(flagged.includes(true)).toBe(name !== 'constant_alone.afmodel');
    expect(readOnnx(written)).toEqual(forest);
  });
});

it('would score epoch milliseconds otherwise if rows were not rounded', async () => {
  const bytes = readFileSync(path.join(folder, 'epoch_ms.afmodel'));
  const { onnx, vectors } = await readBundle(bytes);
  const { forest } = readForeignOnnx(onnx);
  const scores = scoreTrees({ ...forest, roundsRows: false }, matrixOf(vectors.rows));
  expect(worst(scores, vectors.scores)).toBeGreaterThan(0.001);
});
